import CFFmpeg
import Imaging

/// Turns decoded frames of any pixel format into upright RGB images of one size.
final class FrameConverter {
  /// What a conversion depends on; it is prepared anew when one of them changes.
  private struct Source: Equatable {
    var width: Int32
    var height: Int32
    var format: Int32
    var colorSpace: Int32
    var isFullRange: Bool
  }

  private let libraries: cff_video
  private let path: String
  private let orientation: Orientation
  private var context: OpaquePointer?
  private var source: Source?
  private var target: UnsafeMutablePointer<AVFrame>?

  /// A converter to images of `width` × `height` pixels, before they are turned upright.
  ///
  /// - Throws: `MediaIOError.damaged` when there is no memory for them.
  init(
    width: Int, height: Int, orientation: Orientation, libraries: cff_video, path: String
  ) throws {
    self.libraries = libraries
    self.path = path
    self.orientation = orientation
    target = av_frame_alloc()
    target?.pointee.width = Int32(width)
    target?.pointee.height = Int32(height)
    target?.pointee.format = AV_PIX_FMT_RGB24.rawValue
    let result = av_frame_get_buffer(target, 0)
    guard result >= 0 else {
      throw MediaIOError.damaged(path: path, reason: FFmpegMessage.text(result))
    }
  }

  deinit {
    libraries.sws_freeContext(context)
    av_frame_free(&target)
  }

  /// The picture of a frame, nil when its pixels are of no known kind.
  ///
  /// Frames of another size than the first ones are scaled to theirs.
  func image(of frame: UnsafeMutablePointer<AVFrame>) throws -> Image? {
    guard let target, prepare(for: frame, target: target) else { return nil }
    let rows = withPlanes(frame) { planes, strides in
      withPlanes(target) { targetPlanes, targetStrides in
        libraries.sws_scale(
          context, UnsafeRawPointer(planes).assumingMemoryBound(to: UnsafePointer<UInt8>?.self),
          strides, 0, frame.pointee.height, targetPlanes, targetStrides)
      }
    }
    guard rows == target.pointee.height, let bytes = target.pointee.data.0 else { return nil }
    let (width, height) = (Int(target.pointee.width), Int(target.pointee.height))
    let stride = Int(target.pointee.linesize.0)
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 3) { buffer, count in
      for y in 0..<height {
        (buffer.baseAddress! + y * width * 3).initialize(
          from: bytes + y * stride, count: width * 3)
      }
      count = width * height * 3
    }
    return try Image(width: width, height: height, channels: .rgb, pixels: pixels)
      .oriented(orientation)
  }

  private func prepare(
    for frame: UnsafeMutablePointer<AVFrame>, target: UnsafeMutablePointer<AVFrame>
  ) -> Bool {
    let wanted = Source(
      width: frame.pointee.width, height: frame.pointee.height, format: frame.pointee.format,
      colorSpace: Self.colorSpace(of: frame), isFullRange: Self.isFullRange(frame))
    if wanted == source { return true }
    source = nil
    let scales = wanted.width != target.pointee.width || wanted.height != target.pointee.height
    context = libraries.sws_getCachedContext(
      context, wanted.width, wanted.height, AVPixelFormat(rawValue: wanted.format),
      target.pointee.width, target.pointee.height, AV_PIX_FMT_RGB24,
      scales ? SWS_BICUBIC : SWS_BILINEAR, nil, nil, nil)
    guard context != nil else { return false }
    let table = libraries.sws_getCoefficients(wanted.colorSpace)
    _ = libraries.sws_setColorspaceDetails(
      context, table, wanted.isFullRange ? 1 : 0, table, 1, 0, 1 << 16, 1 << 16)
    source = wanted
    return true
  }

  /// ITU-R BT.709 for high definition and BT.601 below where the stream does not say, as players
  /// take it.
  private static func colorSpace(of frame: UnsafeMutablePointer<AVFrame>) -> Int32 {
    let stated = frame.pointee.colorspace
    if stated == AVCOL_SPC_UNSPECIFIED || stated == AVCOL_SPC_RGB {
      return frame.pointee.height >= 720 && !isFullRange(frame) ? SWS_CS_ITU709 : SWS_CS_ITU601
    }
    return Int32(stated.rawValue)
  }

  private static func isFullRange(_ frame: UnsafeMutablePointer<AVFrame>) -> Bool {
    let always = [AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ444P]
    return frame.pointee.color_range == AVCOL_RANGE_JPEG
      || always.contains { $0.rawValue == frame.pointee.format }
  }
}

/// Lends a frame's planes and strides in the form that the scaler takes.
func withPlanes<Result>(
  _ frame: UnsafeMutablePointer<AVFrame>,
  _ body: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<Int32>) ->
    Result
) -> Result {
  withUnsafeMutablePointer(to: &frame.pointee.data) { data in
    withUnsafeMutablePointer(to: &frame.pointee.linesize) { strides in
      data.withMemoryRebound(to: UnsafeMutablePointer<UInt8>?.self, capacity: 8) { data in
        strides.withMemoryRebound(to: Int32.self, capacity: 8) { body(data, $0) }
      }
    }
  }
}
