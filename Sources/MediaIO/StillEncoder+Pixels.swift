import CFFmpeg
import Imaging

extension StillEncoder {
  /// Copies a picture's rows into a frame of the same kind of pixels.
  func fill(with image: Image) {
    guard let target = frame.pointee.data.0 else { return }
    let bytesPerRow = image.width * image.channels.rawValue
    image.pixels.withUnsafeBufferPointer { source in
      guard let source = source.baseAddress else { return }
      for y in 0..<image.height {
        (target + y * Int(frame.pointee.linesize.0)).update(
          from: source + y * bytesPerRow, count: bytesPerRow)
      }
    }
  }

  /// Turns a picture into luma and chroma by ITU-R BT.601, as JPEG has them.
  func fillLumaChroma(with image: Image) {
    guard let luma = frame.pointee.data.0 else { return }
    let gray = image.gray()
    gray.pixels.withUnsafeBufferPointer { source in
      guard let source = source.baseAddress else { return }
      for y in 0..<image.height {
        (luma + y * Int(frame.pointee.linesize.0)).update(
          from: source + y * image.width, count: image.width)
      }
    }
    let isHalved = frame.pointee.format == AV_PIX_FMT_YUVJ420P.rawValue
    fillChroma(
      image, frame.pointee.data.1, Int(frame.pointee.linesize.1), isHalved, (-11059, -21709, 32768))
    fillChroma(
      image, frame.pointee.data.2, Int(frame.pointee.linesize.2), isHalved, (32768, -27439, -5329))
  }

  /// One plane of chroma: the mean over the pixels that share a value; 128 where all is gray.
  private func fillChroma(
    _ image: Image, _ plane: UnsafeMutablePointer<UInt8>?, _ stride: Int, _ isHalved: Bool,
    _ weights: (Int32, Int32, Int32)
  ) {
    guard let plane else { return }
    let shift = isHalved ? 1 : 0
    let width = (image.width + shift) >> shift
    let height = (image.height + shift) >> shift
    guard image.channels == .rgb else {
      for y in 0..<height { (plane + y * stride).update(repeating: 128, count: width) }
      return
    }
    image.pixels.withUnsafeBufferPointer { source in
      // The chroma of one pixel, times 65 536.
      let chroma = { (x: Int, y: Int) -> Int32 in
        let i = (y * image.width + x) * 3
        return weights.0 &* Int32(source[i]) &+ weights.1 &* Int32(source[i + 1])
          &+ weights.2 &* Int32(source[i + 2])
      }
      for y in 0..<height {
        for x in 0..<width {
          var value: Int32
          if isHalved {
            let (left, top) = (2 * x, 2 * y)
            let (right, below) = (min(left + 1, image.width - 1), min(top + 1, image.height - 1))
            value = chroma(left, top) &+ chroma(right, top)
            value = (value &+ chroma(left, below) &+ chroma(right, below)) >> 2
          } else {
            value = chroma(x, y)
          }
          let rounded = (value &+ (128 << 16) &+ 32767) >> 16
          plane[y * stride + x] = UInt8(truncatingIfNeeded: min(max(rounded, 0), 255))
        }
      }
    }
  }
}
