import FaceDetection
import Imaging

/// Finds the five points in a 48×48 crop, whose photograph is not there any more.
///
/// The crop gets a margin of repeated pixels and is enlarged fourfold, as where the geometry of
/// crops was measured: docs/decisions/0005-crop-geometry.md.
public struct CropLandmarks: Sendable {
  static let margin = 12
  static let scale = 4
  private let detector: MTCNNDetector

  /// A finder with MTCNN's weights.
  ///
  /// - Throws: what `MTCNNDetector` throws.
  public init() throws {
    var configuration = MTCNNDetector.Configuration()
    configuration.minimumFaceSize = 80  // the face is about 190 pixels wide
    detector = try MTCNNDetector(configuration)
  }

  /// The points in the crop's pixels; nil where MTCNN sees no face.
  ///
  /// - Throws: `InferenceError`.
  public func landmarks(in crop: FaceCrop) throws -> Landmarks? {
    guard let found = try detector.faces(in: Self.enlarged(crop)).first?.landmarks else {
      return nil
    }
    let points = found.points.map { point in
      Point(
        x: point.x / Double(Self.scale) - Double(Self.margin),
        y: point.y / Double(Self.scale) - Double(Self.margin))
    }
    return Landmarks(
      leftEye: points[0], rightEye: points[1], nose: points[2], leftMouth: points[3],
      rightMouth: points[4])
  }

  private static func enlarged(_ crop: FaceCrop) throws -> Image {
    let (side, padded) = (FaceCrop.side, FaceCrop.side + 2 * margin)
    let pixels = (0..<padded * padded).map { index in
      let x = min(max(index % padded - margin, 0), side - 1)
      let y = min(max(index / padded - margin, 0), side - 1)
      return crop.pixels[y * side + x]
    }
    return try Image(width: padded, height: padded, channels: .gray, pixels: pixels)
      .resized(width: padded * scale, height: padded * scale, method: .bilinear)
  }
}
