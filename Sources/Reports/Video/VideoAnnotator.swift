import Imaging
import VideoAnalysis

/// Draws what was read onto the frames of one video: boxes, expressions, and a running timeline.
///
///     let annotator = VideoAnnotator(width: 640, height: 480)
///     let writer = try VideoWriter(
///       to: file, width: annotator.width, height: annotator.height, frameRate: 25)
///     try writer.write(annotator.image(of: analyzedFrame), at: analyzedFrame.timestamp)
///
/// Labels stay on their side of a face while there is room, so that they do not jump. Takes the
/// frames in their order. Not `Sendable`: it keeps what the timeline shows, and set texts.
public final class VideoAnnotator {
  /// What is drawn.
  public struct Configuration: Equatable, Sendable {
    /// Whether faces are made unrecognisable, also those that are out of sight for a moment.
    public var blursFaces = false
    /// Whether a strip under the picture shows the expressions of the last seconds.
    public var showsTimeline = true
    /// How many seconds the strip spans, > 0.
    public var timelineInSeconds = 10.0

    /// The defaults.
    public init() {}
  }

  /// Width of the annotated frames, in pixels.
  public let width: Int
  /// Height of the annotated frames with the strip, in pixels.
  public let height: Int

  private let frameHeight: Int
  private let configuration: Configuration
  private let letterSize: Double
  private let texts = TextCache()
  private var strip: TimelineStrip?
  /// Where each track's label was in the frame before.
  private var choices: [Int: LabelPlaces.Choice] = [:]

  /// An annotator of frames of one size, in pixels.
  public init(width: Int, height: Int, configuration: Configuration = Configuration()) {
    self.width = width
    frameHeight = height
    self.configuration = configuration
    letterSize = AnnotatedPicture.letterSize(width: width, height: height).rounded()
    guard configuration.showsTimeline else {
      self.height = height
      return
    }
    // Even, as video wants it: the sum with an odd frame is padded once, not twice.
    let stripHeight = Int(letterSize * 2.5) * 2
    self.height = height + stripHeight
    strip = TimelineStrip(
      area: Rect(
        x: 0, y: Double(height), width: Double(width), height: Double(stripHeight)),
      span: configuration.timelineInSeconds, letterSize: letterSize)
  }

  /// The frame with all drawn on it, RGB, `width` × `height`.
  ///
  /// - Parameter frame: with its picture, which has the annotator's size.
  /// - Throws: `ReportsError.cannotDraw` for a picture that is too large for Cairo,
  ///   `ReportsError.noFont`.
  public func image(of frame: AnalyzedFrame) throws -> Image {
    guard let photo = frame.image else { preconditionFailure("the frame has its picture") }
    precondition(photo.width == width && photo.height == frameHeight, "frames have one size")
    let shown = configuration.blursFaces ? photo.hidingFaces(in: frame.faceBoxes) : photo
    let canvas = try Canvas(over: shown, addingRows: height - frameHeight)
    canvas.textCache = texts
    try draw(frame.rows, on: canvas)
    strip?.add(frame.rows, at: frame.timestamp)
    try strip?.draw(on: canvas)
    return try canvas.image()
  }

  private func draw(_ rows: [AnalysisRow], on canvas: Canvas) throws {
    let faces = rows.compactMap { row in face(of: row).map { (row: row, face: $0) } }
    for (_, face) in faces { face.drawOutline(on: canvas) }
    var taken = faces.map(\.face.box)
    var chosen: [Int: LabelPlaces.Choice] = [:]
    for (row, face) in faces {
      let label = try face.label(on: canvas)
      let place = LabelPlaces(
        width: Double(width), height: Double(frameHeight), gap: face.lineWidth * 2, taken: taken
      ).best(
        for: label, beside: face.box, preferring: row.track.flatMap { choices[$0] })
      try face.draw(place.label, at: place.rect, on: canvas)
      taken.append(place.rect)
      if let track = row.track { chosen[track] = place.choice }
    }
    choices = chosen
  }

  /// The face of a row without its points, its letters in whole pixels so that they keep their size.
  private func face(of row: AnalysisRow) -> AnnotatedFace? {
    var row = row
    row.detection?.landmarks = nil
    let fitting = ((row.detection?.box.width ?? 0) / 7).rounded(.down)
    return AnnotatedFace(row, scale: 1, letterSize: max(11, min(letterSize, fitting)))
  }
}

extension AnalyzedFrame {
  /// Where faces are or should be, in pixels.
  public var faceBoxes: [Rect] { rows.compactMap { $0.detection?.box } + hiddenFaces }
}
