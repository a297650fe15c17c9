import CFFmpeg
import Imaging

/// Reads rows of any gray or RGB pixel format, of 1 to 16 bits, with or without opacity.
struct ComponentReader {
  private let frame: UnsafeMutablePointer<AVFrame>
  private let format: UnsafePointer<AVPixFmtDescriptor>
  private let hasAlpha: Bool
  /// The largest value of a component, 1...65535.
  private let largest: UInt32
  /// One row of a colour, and one of the opacity.
  private var values: [UInt16]
  private var alphas: [UInt16]

  init(_ frame: UnsafeMutablePointer<AVFrame>, _ format: UnsafePointer<AVPixFmtDescriptor>) {
    self.frame = frame
    self.format = format
    hasAlpha = format.pointee.flags & cff_pixel_format_alpha != 0
    largest = 1 << UInt32(format.pointee.comp.0.depth) - 1
    values = Array(repeating: 0, count: Int(frame.pointee.width))
    alphas = Array(repeating: UInt16(largest), count: hasAlpha ? values.count : 0)
  }

  /// Writes one row as interleaved bytes.
  mutating func writeRow(
    _ y: Int, _ channels: Image.Channels, into row: UnsafeMutablePointer<UInt8>
  ) {
    if hasAlpha {
      cff_read_component(&alphas, frame, format, Int32(y), Int32(format.pointee.nb_components - 1))
    }
    for channel in 0..<channels.rawValue {
      cff_read_component(&values, frame, format, Int32(y), Int32(channel))
      for x in 0..<values.count {
        let value = eightBits(values[x])
        row[x * channels.rawValue + channel] =
          hasAlpha
          ? FramePixels.overWhite(value, eightBits(alphas[x])) : UInt8(truncatingIfNeeded: value)
      }
    }
    // The one format in which more is darker.
    if frame.pointee.format == AV_PIX_FMT_MONOWHITE.rawValue {
      for x in 0..<values.count { row[x] = 255 - row[x] }
    }
  }

  @inline(__always)
  private func eightBits(_ value: UInt16) -> UInt32 {
    largest == 255 ? UInt32(value) : (UInt32(value) * 255 + largest / 2) / largest
  }
}
