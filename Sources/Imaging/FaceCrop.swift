/// The square cut-out of one face that the network reads: 48×48 gray pixels in `CropGeometry`.
public struct FaceCrop: Equatable, Hashable, Sendable {
  /// Width and height of every crop, in pixels.
  public static let side = 48

  /// The values, `[48, 48]`, 0...255; the network reads them divided by 255.
  public let pixels: [UInt8]

  /// A crop from its 48 · 48 values.
  ///
  /// - Throws: `ImagingError.pixelCount` for another number of values.
  public init(pixels: [UInt8]) throws {
    let expected = Self.side * Self.side
    guard pixels.count == expected else {
      throw ImagingError.pixelCount(found: pixels.count, expected: expected)
    }
    self.pixels = pixels
  }
}
