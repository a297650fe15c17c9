import Emotions
import Imaging
import VideoAnalysis

/// The columns of the table that an analysis gives, and the cells of each row.
///
///     let table = RowTable(labels: model.labels)  // or RowTable.detections
///     table.names       // ["input", "frame", …, "uncertain"]
///     table.cells(row)  // [.text("photo.jpg"), .integer(0), …]
///
/// `emotion` is the most probable expression also where `uncertain` says not to rely on it.
public struct RowTable: Equatable, Sendable {
  /// What the model tells apart, in its order; nil for a table of detections alone.
  public let labels: [Emotion]?
  /// Whose columns it has.
  public let layout: TableLayout
  /// Whether Mien's own columns end with those of the scores corrected by a baseline.
  public let hasCorrected: Bool

  /// The table of an analysis with a model.
  public init(labels: [Emotion], layout: TableLayout = .mien, hasCorrected: Bool = false) {
    self.labels = labels
    self.layout = layout
    self.hasCorrected = hasCorrected
  }

  private init() {
    labels = nil
    layout = .mien
    hasCorrected = false
  }

  /// The table of faces without expressions.
  public static let detections = RowTable()

  /// The columns' names, in order.
  public var names: [String] {
    guard layout == .mien else {
      return Self.columns(of: layout, labels: labels ?? []).map(\.name)
    }
    return ["input", "frame", "timestamp", "track", "face", "success"]
      + ["box_x", "box_y", "box_w", "box_h", "detection_score"] + Self.landmarkNames
      + expressionNames + (hasCorrected ? expressionNames.map { "corrected_" + $0 } : [])
  }

  /// One cell per name; pixels with 2 decimals, seconds and probabilities with 6.
  public func cells(_ row: AnalysisRow) -> [Cell] {
    guard layout == .mien else {
      return Self.columns(of: layout, labels: labels ?? []).map { $0.cell(row) }
    }
    return place(row) + detection(row.detection) + expression(row.scores, row.isUncertain)
      + (hasCorrected ? expression(row.corrected, row.isCorrectedUncertain) : [])
  }

  private var expressionNames: [String] {
    labels.map { $0.map(\.rawValue) + ["emotion", "confidence", "uncertain"] } ?? []
  }

  private func place(_ row: AnalysisRow) -> [Cell] {
    [
      .text(row.input), .integer(row.frame), Cell(row.timestamp, decimals: 6), Cell(row.track),
      Cell(row.face), .flag(row.success),
    ]
  }

  private func detection(_ face: Face?) -> [Cell] {
    let box = face?.box
    let points = face?.landmarks?.points ?? []
    let sides = [box?.x, box?.y, box?.width, box?.height]
    let landmarks = Self.landmarks.indices.flatMap { index -> [Double?] in
      points.isEmpty ? [nil, nil] : [points[index].x, points[index].y]
    }
    return sides.map { Cell($0, decimals: 2) } + [Cell(face?.score, decimals: 6)]
      + landmarks.map { Cell($0, decimals: 2) }
  }

  private func expression(_ scores: EmotionScores?, _ isUncertain: Bool) -> [Cell] {
    guard let labels else { return [] }
    guard let scores else { return Array(repeating: .empty, count: labels.count + 3) }
    return labels.map { Cell(scores[$0], decimals: 6) } + [
      .text(scores.emotion.rawValue), Cell(scores.confidence, decimals: 6), .flag(isUncertain),
    ]
  }

  private static let landmarks = ["left_eye", "right_eye", "nose", "left_mouth", "right_mouth"]
  private static let landmarkNames = landmarks.flatMap { ["\($0)_x", "\($0)_y"] }
}
