import Foundation

/// What can be wrong with a picture in memory.
public enum ImagingError: LocalizedError, Equatable, Sendable {
  /// A picture without pixels.
  case emptyImage(width: Int, height: Int)
  /// The number of values does not fit the size of the picture.
  case pixelCount(found: Int, expected: Int)
  /// Points that lie on one spot determine no transform.
  case coincidingPoints

  public var errorDescription: String? {
    switch self {
    case .emptyImage(let width, let height): "the picture is \(width)×\(height) pixels"
    case .pixelCount(let found, let expected):
      "the picture has \(found) values where its size asks for \(expected)"
    case .coincidingPoints: "the landmarks of the face lie on one spot"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .emptyImage: "give a picture of at least 1×1 pixels"
    case .pixelCount: "give width · height · channels values"
    case .coincidingPoints: "give two different points at least"
    }
  }
}
