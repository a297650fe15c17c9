/// Where the eyes and the mouth come to lie in every 48×48 crop.
///
/// One geometry for all data: photographs are warped into it by their landmarks, and data sets
/// that come as tight crops already have it (docs/decisions/0005-crop-geometry.md).
public enum CropGeometry {
  /// The eye at the left of the picture, in pixels of the crop.
  public static let leftEye = Point(x: 14.5, y: 18.5)
  /// The eye at the right of the picture.
  public static let rightEye = Point(x: 33.5, y: 18.5)
  /// The middle between the corners of the mouth.
  public static let mouth = Point(x: 24, y: 38.5)
}
