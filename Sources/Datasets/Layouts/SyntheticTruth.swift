import Emotions
import Foundation
import Imaging

/// One line of a rendered data set's `truth.jsonl`: a picture and what is known of its face.
///
/// The first line of the file is a `Header`; the pictures follow, one line each.
public struct SyntheticTruth: Codable, Equatable, Sendable {
  /// The file in a rendered data set that holds the truth; written last, so it means *complete*.
  public static let fileName = "truth.jsonl"

  /// The first line.
  public struct Header: Codable, Equatable, Sendable {
    /// What says that it is such a file.
    public static let format = "mien-synthetic"

    public var format: String
    /// Of the layout; 1.
    public var version: Int
    /// What everything was drawn from.
    public var seed: UInt64
    public var identities: Int
    public var clips: Int
    public var frames: Int

    public init(seed: UInt64, identities: Int, clips: Int, frames: Int) {
      (format, version) = (Self.format, 1)
      (self.seed, self.identities, self.clips, self.frames) = (seed, identities, clips, frames)
    }
  }

  /// Degrees; positive turns to the picture's right, up, and clockwise.
  public struct Pose: Codable, Equatable, Sendable {
    public var yaw: Double
    public var pitch: Double
    public var roll: Double

    public init(yaw: Double, pitch: Double, roll: Double) {
      (self.yaw, self.pitch, self.roll) = (yaw, pitch, roll)
    }
  }

  /// The picture, relative to the folder: `p0003/p0003_happy_01/0007.png`.
  public var path: String
  /// Whose face it is: `p0003`.
  public var subject: String
  /// The clip: `p0003_happy_01`.
  public var sequence: String
  /// Its place in the clip, from 0.
  public var frame: Int
  /// What the clip comes to show; its first frames still show a face at rest.
  public var emotion: Emotion
  /// How far it is shown, 0...1.
  public var intensity: Double
  public var pose: Pose
  /// The light's name.
  public var light: String
  /// Chin to forehead, temple to temple, in pixels.
  public var box: Rect
  public var landmarks: Landmarks
  /// How much of the box something hides, 0...1.
  public var occlusion: Double
  /// `african`, `asian` or `caucasian`: the head's macro target.
  public var ancestry: String
  /// 0 female … 1 male.
  public var masculinity: Double
  /// Years.
  public var age: Double

  public init(
    path: String, subject: String, sequence: String, frame: Int, emotion: Emotion,
    intensity: Double, pose: Pose, light: String, box: Rect, landmarks: Landmarks,
    occlusion: Double, ancestry: String, masculinity: Double, age: Double
  ) {
    self.path = path
    self.subject = subject
    self.sequence = sequence
    self.frame = frame
    self.emotion = emotion
    self.intensity = intensity
    self.pose = pose
    self.light = light
    self.box = box
    self.landmarks = landmarks
    self.occlusion = occlusion
    self.ancestry = ancestry
    self.masculinity = masculinity
    self.age = age
  }
}

extension SyntheticTruth {
  /// The truth of every picture of a rendered data set, in the file's order.
  ///
  /// - Throws: `DatasetsError.notFound`, `.cannotRead` without the file, `.malformedTable` for a
  ///   damaged line.
  public static func all(in folder: URL) throws -> [SyntheticTruth] {
    try SyntheticLayout.truths(in: FileTree(at: folder.path))
  }
}
