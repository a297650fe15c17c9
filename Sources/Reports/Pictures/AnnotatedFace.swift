import Emotions
import Imaging
import VideoAnalysis

/// One face of an annotated picture: what is drawn of it and where.
struct AnnotatedFace: Sendable {
  /// In pixels of the result.
  let box: Rect
  /// The points of the face, in pixels of the result.
  let points: [Point]
  let scores: EmotionScores?
  let isUncertain: Bool
  /// How sure the detector is, 0...1.
  let detectionScore: Double?
  /// Height of letters, in pixels.
  let letterSize: Double

  /// The face of a row; nil for a row without one.
  init?(_ row: AnalysisRow, scale: Double, letterSize: Double) {
    guard let face = row.detection else { return nil }
    box = Rect(
      x: face.box.x * scale, y: face.box.y * scale, width: face.box.width * scale,
      height: face.box.height * scale)
    points = (face.landmarks?.points ?? []).map { Point(x: $0.x * scale, y: $0.y * scale) }
    scores = row.answer?.scores
    isUncertain = row.answer?.isUncertain ?? false
    detectionScore = face.score
    // Letters stay below a seventh of the face, so that the labels of a crowd find room.
    self.letterSize = max(min(letterSize, box.width / 7), min(letterSize, 11))
  }

  /// Width of the box's line, in pixels.
  var lineWidth: Double { max(1.5, letterSize / 8) }

  /// The expression's colour; white where nothing is said or it is uncertain.
  private var color: Color {
    guard let scores, !isUncertain else { return .white }
    return scores.emotion.color
  }

  /// Draws box and landmarks, each on a dark rim that shows on any ground.
  func drawOutline(on canvas: Canvas) {
    let radius = lineWidth * 2
    let rim = Color.black.opacity(0.55)
    canvas.outline(box, .init(rim, width: lineWidth * 2), radius: radius)
    let dashes = isUncertain ? [lineWidth * 4, lineWidth * 2.5] : []
    canvas.outline(box, .init(color, width: lineWidth, dashes: dashes), radius: radius)
    let dot = max(1.2, min(lineWidth, box.width / 40))
    for point in points {
      canvas.disc(point, radius: dot + max(0.8, dot * 0.5), rim)
      canvas.disc(point, radius: dot, .white)
    }
  }

  /// What is to be written beside the face.
  func label(on canvas: Canvas) throws -> FaceLabel {
    var label = FaceLabel(title: title, bars: bars, letterSize: letterSize, titleWidth: 0)
    let titleWidth = try canvas.size(of: title, titleStyle).width
    label.titleWidth = titleWidth + 2 * label.margin + lineWidth * 2
    return label
  }

  /// Draws the label on a dark ground with the expression's colour at its edge.
  func draw(_ label: FaceLabel, at rect: Rect, on canvas: Canvas) throws {
    guard !label.title.isEmpty else { return }
    canvas.fill(rect, Color(0x101418, alpha: 0.8), radius: letterSize * 0.2)
    canvas.clipped(to: Rect(x: rect.x, y: rect.y, width: lineWidth * 2, height: rect.height)) {
      canvas.fill(rect, color, radius: letterSize * 0.2)
    }
    let left = rect.x + lineWidth * 2 + label.margin
    try canvas.text(
      label.title, at: Point(x: left, y: rect.y + label.margin), titleStyle)
    let top = rect.y + letterSize * 1.25 + label.margin * 1.5
    for (index, bar) in label.bars.enumerated() {
      let row = Rect(
        x: left, y: top + Double(index) * label.barStep, width: rect.maxX - label.margin - left,
        height: label.barStep)
      try draw(bar, in: row, on: canvas)
    }
  }

  private func draw(_ bar: FaceLabel.Bar, in row: Rect, on canvas: Canvas) throws {
    let names = letterSize * 3.6
    try canvas.text(
      bar.emotion.rawValue, at: Point(x: row.x, y: row.center.y),
      TextStyle(size: letterSize * 0.72, color: Color(0xE6EAEE), .left, .middle))
    let height = row.height * 0.55
    let track = Rect(
      x: row.x + names, y: row.center.y - height / 2, width: row.width - names, height: height)
    canvas.fill(track, Color.white.opacity(0.16), radius: height / 4)
    var filled = track
    filled.width *= min(1, bar.share)
    canvas.fill(filled, bar.emotion.color.mixed(with: .white, by: 0.2), radius: height / 4)
  }

  private var titleStyle: TextStyle {
    TextStyle(size: letterSize, isBold: true, color: .white, .left, .top)
  }

  private var title: String {
    guard let scores else {
      return detectionScore.map { "face \(FixedNumber.percent($0))" } ?? ""
    }
    let confidence = FixedNumber.percent(scores.confidence, decimals: 0)
    return isUncertain
      ? "Uncertain: \(scores.emotion.rawValue)? \(confidence)"
      : "\(scores.emotion.name) \(confidence)"
  }

  private var bars: [FaceLabel.Bar] {
    guard let scores else { return [] }
    return zip(scores.labels, scores.probabilities).map { FaceLabel.Bar(emotion: $0, share: $1) }
  }
}
