import CFFmpeg
import Imaging

/// Turns FFmpeg's frames, of whatever pixel format, into `Image`s.
///
/// Transparency is laid over white; deeper values are rounded to 8 bits.
struct FramePixels {
  private let frame: UnsafeMutablePointer<AVFrame>
  private let format: UnsafePointer<AVPixFmtDescriptor>
  private let width: Int
  private let height: Int

  /// The pixels of a frame, which must live as long as this.
  ///
  /// - Throws: `MediaIOError.damaged` when they are of a kind that no picture file has.
  init(_ frame: UnsafeMutablePointer<AVFrame>, path: String) throws {
    guard let format = av_pix_fmt_desc_get(AVPixelFormat(rawValue: frame.pointee.format)) else {
      throw MediaIOError.damaged(path: path, reason: "unknown kind of pixels")
    }
    self.frame = frame
    self.format = format
    width = Int(frame.pointee.width)
    height = Int(frame.pointee.height)
    if isLumaChroma, format.pointee.comp.0.depth != 8 || format.pointee.comp.1.step != 1 {
      throw MediaIOError.damaged(path: path, reason: "unknown kind of pixels")
    }
  }

  /// The picture.
  func image() throws -> Image {
    let isGray = format.pointee.nb_components < 3 && !isPalette
    let channels: Image.Channels = isGray ? .gray : .rgb
    let count = width * height * channels.rawValue
    let pixels = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      guard let target = buffer.baseAddress else { return }
      if isLumaChroma {
        writeLumaChroma(into: target)
      } else if isPalette {
        for y in 0..<height { writePaletteRow(y, into: target + y * width * 3) }
      } else if isPlain {
        writePlainRows(bytesPerRow: width * channels.rawValue, into: target)
      } else {
        var reader = ComponentReader(frame, format)
        for y in 0..<height {
          reader.writeRow(y, channels, into: target + y * width * channels.rawValue)
        }
      }
      initialized = count
    }
    return try Image(width: width, height: height, channels: channels, pixels: pixels)
  }

  private var isPalette: Bool { format.pointee.flags & cff_pixel_format_palette != 0 }

  private var isLumaChroma: Bool {
    format.pointee.nb_components >= 3 && !isPalette
      && format.pointee.flags & cff_pixel_format_rgb == 0
  }

  /// Whether the frame's bytes are the image's.
  private var isPlain: Bool {
    [AV_PIX_FMT_GRAY8, AV_PIX_FMT_RGB24].contains { $0.rawValue == frame.pointee.format }
  }

  private func writePlainRows(bytesPerRow: Int, into target: UnsafeMutablePointer<UInt8>) {
    guard let source = frame.pointee.data.0 else { return }
    for y in 0..<height {
      (target + y * bytesPerRow).update(
        from: source + y * Int(frame.pointee.linesize.0), count: bytesPerRow)
    }
  }

  /// FFmpeg keeps palettes as 256 numbers `0xAARRGGBB`.
  private func writePaletteRow(_ y: Int, into row: UnsafeMutablePointer<UInt8>) {
    guard let indices = frame.pointee.data.0, let table = frame.pointee.data.1 else { return }
    let source = indices + y * Int(frame.pointee.linesize.0)
    let colors = UnsafeRawPointer(table)
    for x in 0..<width {
      let color = colors.loadUnaligned(fromByteOffset: 4 * Int(source[x]), as: UInt32.self)
      let alpha = color >> 24
      row[3 * x] = Self.overWhite(color >> 16 & 0xFF, alpha)
      row[3 * x + 1] = Self.overWhite(color >> 8 & 0xFF, alpha)
      row[3 * x + 2] = Self.overWhite(color & 0xFF, alpha)
    }
  }

  private func writeLumaChroma(into target: UnsafeMutablePointer<UInt8>) {
    let data = frame.pointee.data
    let stride = frame.pointee.linesize
    guard let luma = data.0, let cb = data.1, let cr = data.2 else { return }
    let shift = (Int(format.pointee.log2_chroma_w), Int(format.pointee.log2_chroma_h))
    var blue = ChromaRows(
      cb, stride: Int(stride.1), pictureWidth: width, pictureHeight: height, shift: shift)
    var red = ChromaRows(
      cr, stride: Int(stride.2), pictureWidth: width, pictureHeight: height, shift: shift)
    var (blueRow, redRow) = (
      [UInt8](repeating: 0, count: width), [UInt8](repeating: 0, count: width)
    )
    let matrix = frame.pointee.color_range == AVCOL_RANGE_JPEG ? LumaChroma.full : .limited
    for y in 0..<height {
      let row = target + y * width * 3
      blue.writeRow(y, width: width, into: &blueRow)
      red.writeRow(y, width: width, into: &redRow)
      matrix.writeRow(
        luma: luma + y * Int(stride.0), cb: blueRow, cr: redRow, width: width, into: row)
      guard format.pointee.nb_components == 4, let opacity = data.3 else { continue }
      let alpha = opacity + y * Int(stride.3)
      for i in 0..<width * 3 { row[i] = Self.overWhite(UInt32(row[i]), UInt32(alpha[i / 3])) }
    }
  }

  /// A value of 0...255 with an opacity of 0...255, laid over white.
  @inline(__always)
  static func overWhite(_ value: UInt32, _ alpha: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: (value * alpha + 255 * (255 - alpha) + 127) / 255)
  }
}
