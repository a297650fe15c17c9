/// The numbers that turn luma and chroma (ITU-R BT.601) into red, green and blue, times 65 536.
struct LumaChroma: Sendable {
  /// What black is, 0 or 16.
  let black: Int32
  /// What one step of luma is worth.
  let luma: Int32
  let crToRed: Int32
  let cbToGreen: Int32
  let crToGreen: Int32
  let cbToBlue: Int32

  /// All of 0...255 is used: JPEG.
  static let full = LumaChroma(
    black: 0, luma: 65536, crToRed: 91881, cbToGreen: -22554, crToGreen: -46802, cbToBlue: 116_130)
  /// Luma 16...235, chroma 16...240: WebP.
  static let limited = LumaChroma(
    black: 16, luma: 76309, crToRed: 104_597, cbToGreen: -25675, crToGreen: -53279,
    cbToBlue: 132_201)

  /// Writes one row as interleaved RGB; each source holds a value per pixel.
  func writeRow(
    luma row: UnsafePointer<UInt8>, cb: UnsafePointer<UInt8>, cr: UnsafePointer<UInt8>,
    width: Int, into target: UnsafeMutablePointer<UInt8>
  ) {
    for x in 0..<width {
      let light = (Int32(row[x]) &- black) &* luma &+ 32768
      let (blue, red) = (Int32(cb[x]) &- 128, Int32(cr[x]) &- 128)
      target[3 * x] = Self.byte(light &+ red &* crToRed)
      target[3 * x + 1] = Self.byte(light &+ blue &* cbToGreen &+ red &* crToGreen)
      target[3 * x + 2] = Self.byte(light &+ blue &* cbToBlue)
    }
  }

  @inline(__always)
  private static func byte(_ value: Int32) -> UInt8 {
    UInt8(truncatingIfNeeded: min(max(value &>> 16, 0), 255))
  }
}
