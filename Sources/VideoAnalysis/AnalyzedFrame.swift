import Imaging

/// A frame with what was read in it.
public struct AnalyzedFrame: Equatable, Sendable {
  /// How many frames were decoded before this one.
  public var index: Int
  /// The media's presentation time, in seconds.
  public var timestamp: Double
  /// The picture; nil unless the configuration asks for pictures.
  public var image: Image?
  /// One row per face, by track; without a face one row that says so.
  public var rows: [AnalysisRow]
  /// Where faces should be that are out of sight for a moment, in pixels.
  public var hiddenFaces: [Rect]
  /// What simpler ways say of each track's face; none unless the configuration asks for them.
  public var answersBeside: [Int: AnswersBeside] = [:]

  /// A frame with what was read in it.
  public init(
    index: Int, timestamp: Double, image: Image? = nil, rows: [AnalysisRow],
    hiddenFaces: [Rect] = []
  ) {
    self.index = index
    self.timestamp = timestamp
    self.image = image
    self.rows = rows
    self.hiddenFaces = hiddenFaces
  }
}
