import Datasets
import Emotions
import Foundation
import SessionStore

/// A folder below the roots as the interface writes it.
struct FolderAnswer: Encodable, Sendable {
  @OrNull var path: String?
  @OrNull var parent: String?
  var entries: [DataRoots.Entry]
}

/// A registered data set as the interface writes it.
struct DatasetAnswer: Encodable, Sendable {
  struct Class: Encodable, Sendable {
    var label: Emotion
    var count: Int
  }

  struct Part: Encodable, Sendable {
    var part: Usage
    var count: Int
  }

  var id: String
  var name: String
  var path: String
  var created: String
  @OrNull var error: Job.Fault?
  @OrNull var kind: DatasetKind?
  @OrNull var layout: String?
  @OrNull var framing: Dataset.Framing?
  var pictures = 0
  var subjects = 0
  var sequences = 0
  var classes: [Class] = []
  var parts: [Part] = []
  var excluded = 0
  var relabelled = 0

  /// A data set that was read.
  init(_ registered: RegisteredDataset, _ open: OpenDataset) async {
    self.init(registered)
    let dataset = open.dataset
    let all = await open.pictures(.init())
    (kind, layout, framing) = (
      dataset.kind, "\(dataset.kind.title): \(dataset.layout)", dataset.framing
    )
    pictures = all.count
    (subjects, sequences) = (dataset.subjects.count, dataset.sequences.count)
    let counts = all.reduce(into: [Emotion: Int]()) { counts, picture in
      if !picture.isExcluded { counts[picture.label, default: 0] += 1 }
    }
    classes = counts.sorted { $0.key < $1.key }.map { Class(label: $0.key, count: $0.value) }
    let usages = all.reduce(into: [Usage: Int]()) { counts, picture in
      if let usage = picture.picture.usage { counts[usage, default: 0] += 1 }
    }
    parts = [.train, .validation, .test].compactMap { usage in
      usages[usage].map { Part(part: usage, count: $0) }
    }
    excluded = all.count(where: \.isExcluded)
    relabelled = all.count(where: \.isRelabelled)
  }

  /// A data set that can't be read.
  init(_ registered: RegisteredDataset, error: any Error) {
    self.init(registered)
    let fault = Fault(error)
    self.error = Job.Fault(code: fault.code, message: fault.message, hint: fault.hint)
  }

  private init(_ registered: RegisteredDataset) {
    (id, name, path) = (registered.id, registered.name, registered.path)
    created = registered.created.text
  }
}

/// A picture of a data set as the interface writes it.
struct DatasetPictureAnswer: Encodable, Sendable {
  var path: String
  var label: Emotion
  var given: Emotion
  @OrNull var subject: String?
  @OrNull var sequence: String?
  @OrNull var frame: Int?
  @OrNull var part: Usage?
  var excluded: Bool
  var url: String

  init(_ one: OpenDataset.Picture, of dataset: String) {
    path = one.picture.path
    (label, given, excluded) = (one.label, one.picture.label, one.isExcluded)
    (subject, sequence) = (one.picture.subject, one.picture.sequence)
    (frame, part) = (one.picture.frameInSequence, one.picture.usage)
    url = Self.url(of: path, in: dataset)
  }

  /// Where a picture is served.
  static func url(of path: String, in dataset: String) -> String {
    // Every character that means something in a query is escaped, so this can't fail.
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return "/api/v1/datasets/\(dataset)/picture?path=\(escaped)"
  }
}

/// A person of a data set as the interface writes it.
struct PersonAnswer: Encodable, Sendable {
  struct Sequence: Encodable, Sendable {
    var sequence: String
    var pictures: Int
  }

  var subject: String
  var pictures: Int
  var sequences: [Sequence]

  /// The people of a data set, by name; pictures that tell no person are in none.
  static func all(of dataset: Dataset) -> [PersonAnswer] {
    let told = dataset.pictures.filter { $0.subject != nil }
    return Dictionary(grouping: told) { $0.subject ?? "" }.map { subject, pictures in
      let recordings = Dictionary(grouping: pictures.compactMap(\.sequence)) { $0 }
      return PersonAnswer(
        subject: subject, pictures: pictures.count,
        sequences: recordings.map { Sequence(sequence: $0.key, pictures: $0.value.count) }
          .sorted { $0.sequence < $1.sequence })
    }.sorted { $0.subject < $1.subject }
  }
}
