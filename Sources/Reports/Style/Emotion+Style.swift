import Emotions

extension Emotion {
  /// The same colour for an expression in every figure, page and picture.
  ///
  /// After Okabe and Ito 2008, whose colours stay apart for the colour-blind; a test says so.
  public var color: Color {
    switch self {
    case .angry: Color(0xD55E00)
    case .disgust: Color(0x009E73)
    case .fear: Color(0xCC79A7)
    case .happy: Color(0xE6A100)
    case .sad: Color(0x0072B2)
    case .surprise: Color(0x56B4E9)
    case .neutral: Color(0x666B70)
    case .contempt: Color(0x332288)
    }
  }

  /// The expression as people read it: `Happy`.
  public var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
