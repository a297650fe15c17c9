import Datasets
import Emotions
import Foundation
import Imaging

/// One line of the `truth.jsonl` beside rendered videos: what is known of one face in one frame.
///
/// The first line of the file is a `Header`; a line per frame and person follows, video by video.
public struct SyntheticVideoTruth: Codable, Equatable, Sendable {
  /// The first line.
  public struct Header: Codable, Equatable, Sendable {
    /// What says that it is such a file.
    public static let format = "mien-synthetic-video"

    public var format: String
    /// Of the layout; 1.
    public var version: Int
    /// What everything was drawn from.
    public var seed: UInt64
    public var videos: Int
    /// In each video.
    public var people: Int
    /// In each video.
    public var frames: Int
    /// Frames per second.
    public var frameRate: Double
    /// Of the pictures, in pixels.
    public var width: Int
    public var height: Int

    init(_ configuration: SyntheticVideos.Configuration) {
      let scene = configuration.scene
      (format, version, seed) = (Self.format, 1, scene.seed)
      (videos, people, frames) = (configuration.count, scene.people, scene.frameCount)
      (frameRate, width, height) = (scene.framesPerSecond, scene.width, scene.height)
    }
  }

  /// The video, relative to the folder: `0000.mp4`.
  public var path: String
  /// From 0.
  public var frame: Int
  /// When the frame is shown, in seconds.
  public var timestamp: Double
  /// The face's place from the picture's left, from 0.
  public var person: Int
  /// Whose face it is, `p0003`; each video has other people.
  public var subject: String
  /// What the face shows; neutral between expressions.
  public var emotion: Emotion
  /// How far it is shown, 0...1.
  public var intensity: Double
  /// Degrees.
  public var pose: SyntheticTruth.Pose
  /// The light's name.
  public var light: String
  /// Chin to forehead, temple to temple, in pixels.
  public var box: Rect
  public var landmarks: Landmarks
  /// `african`, `asian` or `caucasian`: the head's macro target.
  public var ancestry: String
  /// 0 female … 1 male.
  public var masculinity: Double
  /// Years.
  public var age: Double

  init(
    _ frame: SyntheticFrame, person place: Int, of person: Person, path: String, subject: Int
  ) {
    let face = frame.faces[place]
    self.path = path
    self.frame = frame.frame.index
    timestamp = frame.frame.timestamp.rounded(to: 6)
    self.person = place
    self.subject = "p" + String(subject).padded(to: 4)
    emotion = face.emotion
    intensity = face.intensity.rounded(to: 4)
    pose = SyntheticTruth.Pose(face.pose)
    light = face.light
    (box, landmarks) = (face.box, face.landmarks)
    ancestry = person.ancestry.rawValue
    masculinity = Double(person.masculinity).rounded(to: 2)
    age = Double(person.age).rounded(to: 1)
  }
}
