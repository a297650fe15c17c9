import Imaging

/// Brings a face into the one geometry that the classifier knows.
///
///     let aligner = FaceAligner()
///     let crops = try detector.faces(in: image).map { try aligner.crop($0, from: image) }
///
/// A similarity transform moves the eyes and the middle of the mouth to `CropGeometry`'s places,
/// so the head is upright and of one size in every crop. A face without landmarks (Haar) is cut
/// by its box, as if its points lay where they lie in the mean face of that box.
public struct FaceAligner: Sendable {
  /// Where eyes and mouth lie in a Haar box, in shares of its sides: means over the 213 JAFFE
  /// photographs, standard deviations 0.01 (mouth 0.03); docs/decisions/0005-crop-geometry.md.
  static let pointsInBox = [
    Point(x: 0.307, y: 0.400), Point(x: 0.683, y: 0.397), Point(x: 0.496, y: 0.813),
  ]

  private static let places = [CropGeometry.leftEye, CropGeometry.rightEye, CropGeometry.mouth]

  /// An aligner; it has no settings, because training and inference must cut alike.
  public init() {}

  /// The aligned crop of a face, 48×48 gray; beyond the picture's edges the last pixels repeat.
  ///
  /// - Throws: `ImagingError.coincidingPoints` for landmarks on one spot.
  public func crop(_ face: Face, from image: Image) throws -> FaceCrop {
    let transform = try transform(for: face)
    let crop = image.warped(by: transform, width: FaceCrop.side, height: FaceCrop.side)
    return try FaceCrop(pixels: crop.gray().pixels)
  }

  /// From the picture's pixels to the crop's.
  ///
  /// - Throws: `ImagingError.coincidingPoints` for landmarks on one spot.
  public func transform(for face: Face) throws -> SimilarityTransform {
    try SimilarityTransform(from: points(of: face), to: Self.places)
  }

  /// Both eyes and the middle of the mouth, in the picture's pixels.
  private func points(of face: Face) -> [Point] {
    guard let landmarks = face.landmarks else {
      return Self.pointsInBox.map {
        Point(x: face.box.x + $0.x * face.box.width, y: face.box.y + $0.y * face.box.height)
      }
    }
    let (left, right) = (landmarks.leftMouth, landmarks.rightMouth)
    let mouth = Point(x: (left.x + right.x) / 2, y: (left.y + right.y) / 2)
    return [landmarks.leftEye, landmarks.rightEye, mouth]
  }
}
