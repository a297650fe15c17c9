/// An expression that a face can be labelled with, in FER2013's order, contempt last.
///
/// Mien says *expression*, not feeling: a face does not tell what a person feels.
public enum Emotion: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  case angry, disgust, fear, happy, sad, surprise, neutral, contempt

  /// FER2013's seven, in its order: what a model without contempt tells apart.
  public static let seven: [Emotion] = [.angry, .disgust, .fear, .happy, .sad, .surprise, .neutral]
  /// The published system's five.
  public static let five: [Emotion] = [.angry, .fear, .happy, .sad, .surprise]
}

extension Emotion: Comparable {
  /// FER2013's order.
  public static func < (lhs: Emotion, rhs: Emotion) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self)! }
}
