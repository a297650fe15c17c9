/// Where the eyes and the mouth come to lie in every 48×48 crop.
///
/// One geometry for all data: photographs are warped into it by their landmarks, and data sets
/// that come as tight crops already have it. Measured, not designed, and so a little askew:
/// docs/decisions/0005-crop-geometry.md.
public enum CropGeometry {
  /// The eye at the left of the picture, in pixels of the crop.
  public static let leftEye = Point(x: 15.3, y: 19.1)
  /// The eye at the right of the picture.
  public static let rightEye = Point(x: 33.2, y: 18.8)
  /// The middle between the corners of the mouth.
  public static let mouth = Point(x: 24.4, y: 37.8)
}
