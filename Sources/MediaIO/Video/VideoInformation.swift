/// What a video file says of itself; times and counts that it does not say are nil.
public struct VideoInformation: Equatable, Sendable {
  /// Width in pixels as displayed: turned upright, pixels made square.
  public let width: Int
  /// Height in pixels as displayed.
  public let height: Int
  /// Length in seconds.
  public let duration: Double?
  /// Mean frames per second.
  public let frameRate: Double?
  /// How many frames there are, where the file counts them; else estimated from its length.
  public let frameCount: Int?
  /// Whether there is sound.
  public let hasAudio: Bool

  /// States what is known of a video.
  public init(
    width: Int, height: Int, duration: Double? = nil, frameRate: Double? = nil,
    frameCount: Int? = nil, hasAudio: Bool = false
  ) {
    self.width = width
    self.height = height
    self.duration = duration
    self.frameRate = frameRate
    self.frameCount = frameCount
    self.hasAudio = hasAudio
  }
}
