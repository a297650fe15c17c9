extension Emotion {
  /// An expression by one of its names, in any case, blanks around it ignored.
  ///
  ///     try Emotion(named: "Happiness")  // .happy
  ///     try Emotion(named: "SU")         // .surprise, JAFFE's code
  ///
  /// - Throws: `EmotionsError.unknownLabel` for a word that names no expression.
  public init(named word: some StringProtocol) throws {
    let key = String(word).trimmed
    guard let emotion = Self.byName[key.lowercased()] else {
      throw EmotionsError.unknownLabel(String(word))
    }
    self = emotion
  }

  /// The names by which data sets and other tools call the expression, its own first, lower case.
  ///
  /// The last of each is JAFFE's two-letter code, which has none for contempt.
  public var names: [String] {
    switch self {
    case .angry: ["angry", "anger", "an"]
    case .disgust: ["disgust", "disgusted", "di"]
    case .fear: ["fear", "fearful", "scared", "afraid", "fe"]
    case .happy: ["happy", "happiness", "joy", "ha"]
    case .sad: ["sad", "sadness", "sa"]
    case .surprise: ["surprise", "surprised", "su"]
    case .neutral: ["neutral", "calm", "normal", "ne"]
    case .contempt: ["contempt"]
    }
  }

  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.flatMap { emotion in emotion.names.map { ($0, emotion) } })
}

extension String {
  /// The text without the blanks around it.
  fileprivate var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
