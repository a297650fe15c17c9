/// How a text looks, and how it lies about the point where it is put.
public struct TextStyle: Equatable, Sendable {
  /// Which part of the text lies on the point, from left to right.
  public enum Horizontal: Sendable { case left, center, right }
  /// Which part of the text lies on the point, from top to bottom.
  public enum Vertical: Sendable { case top, middle, baseline, bottom }

  /// Height of the letters' em, in the canvas's units.
  public var size: Double
  /// Whether the letters are bold.
  public var isBold = false
  /// The letters' colour.
  public var color = FigureStyle.ink
  public var horizontal = Horizontal.left
  public var vertical = Vertical.baseline
  /// Where the text is cut with an ellipsis, or wrapped when it may have several lines.
  public var maxWidth: Double?
  /// How many lines the text may take within `maxWidth`; the last is cut.
  public var maxLines = 1
  /// Quarter turns against the clock: 1 reads upwards.
  public var quarterTurns = 0

  /// A style; the fonts are `FigureStyle.fonts`.
  public init(
    size: Double, isBold: Bool = false, color: Color = FigureStyle.ink,
    _ horizontal: Horizontal = .left, _ vertical: Vertical = .baseline, maxWidth: Double? = nil,
    maxLines: Int = 1, quarterTurns: Int = 0
  ) {
    self.size = size
    self.isBold = isBold
    self.color = color
    self.horizontal = horizontal
    self.vertical = vertical
    self.maxWidth = maxWidth
    self.maxLines = maxLines
    self.quarterTurns = quarterTurns
  }
}
