import CFFmpeg
import Imaging

/// How a stored frame is displayed: its size with square pixels, then its turn.
struct FrameGeometry: Equatable {
  /// Width in square pixels, before turning.
  let width: Int
  /// Height in pixels, before turning.
  let height: Int
  /// How it is turned upright.
  let orientation: Orientation

  /// What a frame and its stream say; pixels more than four times as wide as high, or the other
  /// way round, are taken for a mistake.
  init(_ frame: UnsafeMutablePointer<AVFrame>, stream: UnsafeMutablePointer<AVStream>) {
    let stated = stream.pointee.sample_aspect_ratio
    let aspect = stated.num > 0 && stated.den > 0 ? stated : frame.pointee.sample_aspect_ratio
    var ratio = aspect.num > 0 && aspect.den > 0 ? av_q2d(aspect) : 1
    if !(0.25...4).contains(ratio) { ratio = 1 }
    width = max(1, Int((Double(frame.pointee.width) * ratio).rounded()))
    height = Int(frame.pointee.height)
    orientation = Orientation(displayMatrix: cff_display_matrix(stream))
  }
}

extension VideoInformation {
  /// What a demuxer knows of its video stream.
  init(
    _ input: MediaInput, stream: UnsafeMutablePointer<AVStream>, geometry: FrameGeometry,
    hasAudio: Bool
  ) {
    let format = input.context.pointee
    // A length that is guessed from the bit rate of the first seconds is none.
    let isGuess = format.duration_estimation_method == AVFMT_DURATION_FROM_BITRATE
    let duration =
      format.duration > 0 && !isGuess ? Double(format.duration) / Double(AV_TIME_BASE) : nil
    let mean = stream.pointee.avg_frame_rate
    let lowest = stream.pointee.r_frame_rate
    let rate = [mean, lowest].first { $0.num > 0 && $0.den > 0 }.map { av_q2d($0) }
    let counted = stream.pointee.nb_frames > 0 ? Int(stream.pointee.nb_frames) : nil
    let turns = geometry.orientation.exchangesAxes
    self.init(
      width: turns ? geometry.height : geometry.width,
      height: turns ? geometry.width : geometry.height,
      duration: duration, frameRate: rate,
      frameCount: counted ?? duration.flatMap { d in rate.map { Int((d * $0).rounded()) } },
      hasAudio: hasAudio)
  }
}
