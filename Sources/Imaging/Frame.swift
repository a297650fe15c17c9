/// One picture of a video with its place in time.
public struct Frame: Equatable, Sendable {
  /// The picture.
  public let image: Image
  /// How many frames were decoded before this one.
  public let index: Int
  /// The media's presentation time, in seconds.
  public let timestamp: Double

  /// A picture at its place in time.
  public init(image: Image, index: Int, timestamp: Double) {
    self.image = image
    self.index = index
    self.timestamp = timestamp
  }
}
