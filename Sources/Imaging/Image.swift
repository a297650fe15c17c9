/// A still picture in memory: 8-bit gray or RGB pixels, row by row from the top left.
///
///     let gray = try Image(width: 2, height: 1, channels: .gray, pixels: [0, 255])
///     gray[x: 1, y: 0, channel: 0]  // 255
public struct Image: Equatable, Sendable {
  /// How many values a pixel has, and what they mean.
  public enum Channels: Int, Sendable {
    /// One value, luminance.
    case gray = 1
    /// Three values: red, green, blue, in sRGB.
    case rgb = 3
  }

  /// Width in pixels, at least 1.
  public let width: Int
  /// Height in pixels, at least 1.
  public let height: Int
  /// Gray or RGB.
  public let channels: Channels
  /// The values, `[H, W, C]`, 0...255.
  public var pixels: [UInt8] {
    didSet { precondition(pixels.count == oldValue.count, "an image keeps its size") }
  }

  /// A picture from its values.
  ///
  /// - Parameter pixels: `width · height · channels` values, `[H, W, C]`.
  /// - Throws: `ImagingError.emptyImage` for a size below 1, `ImagingError.pixelCount` when the
  ///   number of values does not fit the size.
  public init(width: Int, height: Int, channels: Channels, pixels: [UInt8]) throws {
    guard width > 0, height > 0 else {
      throw ImagingError.emptyImage(width: width, height: height)
    }
    let expected = width * height * channels.rawValue
    guard pixels.count == expected else {
      throw ImagingError.pixelCount(found: pixels.count, expected: expected)
    }
    self.width = width
    self.height = height
    self.channels = channels
    self.pixels = pixels
  }

  /// A picture of one value everywhere.
  public init(width: Int, height: Int, channels: Channels, filledWith value: UInt8) {
    precondition(width > 0 && height > 0, "an image has at least one pixel")
    self.width = width
    self.height = height
    self.channels = channels
    self.pixels = Array(repeating: value, count: width * height * channels.rawValue)
  }

  /// A picture whose values are known to fit its size.
  init(unchecked pixels: [UInt8], width: Int, height: Int, channels: Channels) {
    assert(pixels.count == width * height * channels.rawValue)
    self.width = width
    self.height = height
    self.channels = channels
    self.pixels = pixels
  }

  /// One value, 0...255; `x` counts from the left, `y` from the top.
  public subscript(x x: Int, y y: Int, channel channel: Int) -> UInt8 {
    get { pixels[(y * width + x) * channels.rawValue + channel] }
    set { pixels[(y * width + x) * channels.rawValue + channel] = newValue }
  }
}
