import Foundation

/// What can go wrong while a detector is set up.
///
/// Missing files are `AssetsError.missing`; weights that do not fit are `FaceDetectionError.weights`.
public enum FaceDetectionError: LocalizedError, Equatable, Sendable {
  /// A weight file that is not what the network needs.
  case weights(path: String, reason: String)
  /// A file that is no boosted Haar cascade of OpenCV's present format.
  case cascade(path: String, reason: String)
  /// A setting with which nothing can be found.
  case configuration(String, allowed: String)

  public var errorDescription: String? {
    switch self {
    case .weights(let path, let reason): "\(path) does not hold the detector's weights: \(reason)"
    case .cascade(let path, let reason): "\(path) is not a Haar cascade: \(reason)"
    case .configuration(let found, _): "a detector can't work with \(found)"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .weights: "run script/bootstrap again, which fetches and converts them"
    case .cascade: "give one of OpenCV's haarcascade_*.xml files; script/bootstrap installs them"
    case .configuration(_, let allowed): "give \(allowed)"
    }
  }
}
