/// How clips are varied before the network meets them; every number 0 leaves them as they are.
///
/// A range `r` draws evenly from -r...r. All crops of a clip get the same variation.
public struct AugmentationConfiguration: Equatable, Codable, Sendable {
  /// Rotation about the middle, in degrees, 0...180; little, as crops are aligned: with 10
  /// degrees and twice the shift and zoom, validation came to 0.964 instead of 0.983 (two seeds).
  public var rotationDegrees = 5.0
  /// Shift in either direction, as a share of the side, 0...0.5; 0.03 is a pixel and a half.
  public var shiftFraction = 0.03
  /// Zoom: the scale is exp(-r...r), 0...1; covers tighter and looser crops.
  public var scale = 0.05
  /// Slant: x shifts by -r...r of y, 0...1; stands in for turned heads.
  public var shear = 0.0
  /// How probable a mirror image is, 0...1; faces are nearly symmetric.
  public var flipProbability = 0.5
  /// How probable it is that a rectangle is blanked with the mean gray, 0...1.
  public var erasingProbability = 0.0
  /// The largest share of the picture that is blanked, 0...1; the smallest is 0.02.
  public var erasingSize = 0.15
  /// What is added to every pixel, as a share of white, 0...1.
  public var brightness = 0.15
  /// Contrast about the mean: the factor is exp(-r...r), 0...2.
  public var contrast = 0.2
  /// Gamma: the exponent is exp(-r...r), 0...2.
  public var gamma = 0.2
  /// Light from one side: the factor falls from 1 + r to 1 - r across the picture, 0...1.
  public var directionalLight = 0.15
  /// Deviation of the noise of each pixel, as a share of white, drawn from 0...r, 0...0.5.
  public var noise = 0.0
  /// How far a detector misplaces eyes and mouth, as a deviation in pixels of the crop, 0...5;
  /// the crop turns, shifts and zooms as its alignment would.
  public var landmarkJitterPixels = 0.5

  /// The defaults.
  public init() {}

  /// No variation: the clips as they are.
  public static var none: Self {
    var none = Self()
    none.rotationDegrees = 0
    none.shiftFraction = 0
    none.scale = 0
    none.shear = 0
    none.flipProbability = 0
    none.erasingProbability = 0
    none.brightness = 0
    none.contrast = 0
    none.gamma = 0
    none.directionalLight = 0
    none.noise = 0
    none.landmarkJitterPixels = 0
    return none
  }
}
