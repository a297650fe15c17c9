extension Emotion {
  /// Expressions named with commas between them, in label order: `angry, fear,happy`.
  ///
  /// - Throws: `EmotionsError.unknownLabel`.
  public static func list(named words: String) throws -> [Emotion] {
    let words = words.split { $0 == "," || $0.isWhitespace }
    return Set(try words.map { try Emotion(named: String($0)) }).sorted()
  }
}
