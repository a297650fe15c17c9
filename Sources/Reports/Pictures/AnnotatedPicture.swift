import Imaging
import VideoAnalysis

/// A photograph with what was read in it: boxes, landmarks, expressions, probabilities.
///
///     let picture = try AnnotatedPicture(photo, rows: rows).image()
///
/// Lines and letters grow with the picture. A picture whose shorter side has less than 400 pixels is
/// enlarged by a whole number, so that its letters can be read; `scale` says by how much.
public struct AnnotatedPicture: Sendable {
  /// By how much the result is larger than the photograph.
  public let scale: Int

  private let photo: Image
  private let faces: [AnnotatedFace]

  /// A photograph and the rows that its analysis gave; rows without a face are left out.
  ///
  /// - Parameter enlargesSmall: whether small pictures are enlarged to be read.
  public init(_ photo: Image, rows: [AnalysisRow], enlargesSmall: Bool = true) {
    let short = min(photo.width, photo.height)
    scale = enlargesSmall ? max(1, (400 + short - 1) / short) : 1
    self.photo = photo
    let unit = Self.letterSize(width: photo.width * scale, height: photo.height * scale)
    faces = rows.compactMap { [scale] in AnnotatedFace($0, scale: Double(scale), letterSize: unit) }
  }

  /// The picture with all drawn on it, RGB.
  ///
  /// - Throws: `ReportsError.cannotDraw` for a picture that is too large for Cairo,
  ///   `ReportsError.noFont`.
  public func image() throws -> Image {
    let canvas = try canvas()
    for face in faces { face.drawOutline(on: canvas) }
    var taken = faces.map(\.box)
    // Small faces choose first where their label goes: large ones have more room around them.
    for face in faces.sorted(by: { $0.box.area < $1.box.area }) {
      let label = try face.label(on: canvas)
      let place = LabelPlaces(
        width: canvas.width, height: canvas.height, gap: face.lineWidth * 2, taken: taken
      ).best(for: label, beside: face.box)
      try face.draw(place.label, at: place.rect, on: canvas)
      taken.append(place.rect)
    }
    return try canvas.image()
  }

  private func canvas() throws -> Canvas {
    guard scale > 1 else { return try Canvas(over: photo) }
    let sheet = Image(
      width: photo.width * scale, height: photo.height * scale, channels: .rgb, filledWith: 0)
    let canvas = try Canvas(over: sheet)
    try canvas.image(
      photo, in: Rect(x: 0, y: 0, width: canvas.width, height: canvas.height))
    return canvas
  }

  /// Height of letters in pixels of the result: 1/38 of the picture's mean side, at least 11.
  static func letterSize(width: Int, height: Int) -> Double {
    max(11, (Double(width) * Double(height)).squareRoot() / 38)
  }
}
