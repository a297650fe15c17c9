import Emotions

/// A data set as it lies on disk: labelled pictures, and what could not become one.
///
///     let dataset = try DatasetImporter.dataset(at: "../shared/data/jaffe")
///     dataset.pictures.count     // 213
///     dataset.subjects.count     // 10
public struct Dataset: Equatable, Sendable {
  /// How the pictures show a face.
  public enum Framing: String, Codable, Sendable {
    /// Cut out tightly around the face already.
    case tightCrop
    /// A face somewhere in a larger picture: find it first.
    case photograph
  }

  /// A word or number that the data use as a label, and what it was taken to mean.
  public struct LabelMapping: Equatable, Sendable {
    /// As the data have it.
    public var word: String
    /// What it means; nil when it names no expression.
    public var emotion: Emotion?
    /// Pictures that carry it.
    public var count: Int
  }

  /// A picture that could not be read.
  public struct UnreadablePicture: Equatable, Sendable {
    /// The path within the data set.
    public var path: String
    /// What is wrong with it.
    public var reason: String

    /// A picture that could not be read.
    public init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// Which data set or form it is.
  public var kind: DatasetKind
  /// What its clips' ids begin with; unique among the data sets that are read together.
  public var name: String
  /// How it lies on disk, for people: `flat folder of KA.AN1.39.tiff`.
  public var layout: String
  /// The absolute path of its folder, archive or table.
  public var root: String
  /// The pictures with a label, ordered by path unless a table orders them.
  public var pictures: [LabelledPicture]
  /// Paths of the pictures or sequences without a usable label.
  public var unlabelled: [String]
  /// Pictures that are named but cannot be read; inspection adds those that do not open.
  public var unreadable: [UnreadablePicture]
  /// The words met as labels and what they mean, most frequent first.
  public var labelMappings: [LabelMapping]
  /// How the pictures show a face.
  public var framing: Framing
  /// The choices that were made in reading it.
  public var policies: DatasetPolicies

  /// The people in it, sorted.
  public var subjects: [String] { Set(pictures.compactMap(\.subject)).sorted() }
  /// The recordings in it, sorted.
  public var sequences: [String] { Set(pictures.compactMap(\.sequence)).sorted() }

  /// How many pictures each expression has; only those that occur.
  public var classCounts: [Emotion: Int] {
    pictures.reduce(into: [:]) { $0[$1.label, default: 0] += 1 }
  }

  /// What clips of a picture are called: the data set's name and the path.
  public func id(of picture: LabelledPicture) -> String { "\(name)/\(picture.path)" }

  /// Whose face a picture shows, unique across data sets.
  public func subjectID(of picture: LabelledPicture) -> String? {
    picture.subject.map { "\(kind.people(in: name))/\($0)" }
  }

  /// The recording that a picture is from, unique across data sets.
  public func sequenceID(of picture: LabelledPicture) -> String? {
    picture.sequence.map { "\(kind.people(in: name))/\($0)" }
  }
}
