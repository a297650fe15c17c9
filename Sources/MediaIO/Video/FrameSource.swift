import Imaging

/// What gives frames one by one: `VideoReader`, `PictureSequence`.
///
/// A source belongs to one task.
public protocol FrameSource: AnyObject {
  /// What is known of the frames before they are read.
  var information: VideoInformation { get }
  /// How many frames were left out so far because they could not be decoded whole.
  var damagedFrames: Int { get }

  /// The next frame, in ascending time; nil at the end.
  func next() throws -> Frame?
}
