/// What the numbers mean by which a data set names its expressions.
///
/// Each set has an order of its own, and mixing them up is a silent error:
///
///     LabelCodes.fer2013[0]    // .angry
///     LabelCodes.affectNet[0]  // .neutral
public struct LabelCodes: Equatable, Sendable {
  /// The code of the first expression.
  public let first: Int
  /// The expressions in the order of their codes.
  public let emotions: [Emotion]

  /// The expression of a code; nil for a code that stands for none.
  public subscript(code: Int) -> Emotion? {
    emotions.indices.contains(code - first) ? emotions[code - first] : nil
  }

  /// FER2013's `emotion` column, 0...6; tables in its form append contempt as 7.
  public static let fer2013 = LabelCodes(
    first: 0, emotions: [.angry, .disgust, .fear, .happy, .sad, .surprise, .neutral, .contempt])

  /// The columns of votes in FER+'s `fer2013new.csv`, 0...7; `unknown` and `NF` follow them.
  public static let ferPlus = LabelCodes(
    first: 0, emotions: [.neutral, .happy, .surprise, .sad, .angry, .disgust, .fear, .contempt])

  /// The number in CK+'s `_emotion.txt` files, 0...7.
  public static let ckPlus = LabelCodes(
    first: 0, emotions: [.neutral, .angry, .contempt, .disgust, .fear, .happy, .sad, .surprise])

  /// RAF-DB's basic expressions, 1...7.
  public static let rafDB = LabelCodes(
    first: 1, emotions: [.surprise, .fear, .disgust, .happy, .sad, .angry, .neutral])

  /// AffectNet's expressions, 0...7; 8 (none), 9 (uncertain) and 10 (no face) stand for none.
  public static let affectNet = LabelCodes(
    first: 0, emotions: [.neutral, .happy, .sad, .surprise, .fear, .disgust, .angry, .contempt])
}
