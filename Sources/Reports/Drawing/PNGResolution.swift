import Foundation

/// Says in a PNG file how large it is on paper, which Cairo leaves out.
enum PNGResolution {
  /// The file with a `pHYs` chunk behind its header (PNG specification, 11.3.5.3).
  static func stamped(_ png: Data, dpi: Double) -> Data {
    let header = 33  // signature (8), then IHDR: length, name, 13 bytes, check sum
    guard png.count > header else { return png }
    let pixelsPerMetre = UInt32((dpi / 0.0254).rounded())
    let body = Data("pHYs".utf8) + bytes(pixelsPerMetre) + bytes(pixelsPerMetre) + [1]
    let chunk = bytes(9) + body + bytes(checkSum(body))
    return png.prefix(header) + chunk + png.dropFirst(header)
  }

  private static func bytes(_ value: UInt32) -> Data {
    withUnsafeBytes(of: value.bigEndian) { Data($0) }
  }

  /// CRC-32 as PNG uses it (Annex D).
  private static func checkSum(_ bytes: Data) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1
      }
    }
  }
}
