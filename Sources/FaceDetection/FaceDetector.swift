import Imaging

/// What finds faces in a picture: `MTCNNDetector` or `HaarDetector`.
public protocol FaceDetector: Sendable {
  /// The faces of a picture, largest first; none is a result, not an error.
  ///
  /// - Throws: `InferenceError` when a network can't run.
  func faces(in image: Image) throws -> [Face]
}
