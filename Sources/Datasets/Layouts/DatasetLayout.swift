import Emotions

/// One way in which a data set can lie on disk.
///
/// To add one: a type in a file of its own, and its place in `DatasetImporter.layouts`.
protocol DatasetLayout: Sendable {
  /// Which data set lies so.
  var kind: DatasetKind { get }
  /// How it looks, for people: `flat folder of KA.AN1.39.tiff`.
  var form: String { get }
  /// Whether the files lie so; names and headers of tables are looked at, pictures are not.
  func recognises(_ files: FileTree) -> Bool
  /// The pictures.
  func read(_ files: FileTree, policies: DatasetPolicies) throws -> DatasetDraft
}

/// What a layout gathers while it reads.
struct DatasetDraft {
  /// The pictures with a label.
  var pictures: [LabelledPicture] = []
  /// Paths of pictures or sequences without a usable label.
  var unlabelled: [String] = []
  /// Pictures that are named but cannot be read.
  var unreadable: [Dataset.UnreadablePicture] = []
  private var words: [String: (emotion: Emotion?, count: Int)] = [:]

  /// Adds a picture, or its path to the unlabelled ones when the word names no expression.
  mutating func add(
    _ path: String, word: String, means emotion: Emotion?,
    picture: (_ label: Emotion) -> LabelledPicture
  ) {
    count(word, means: emotion)
    if let emotion { pictures.append(picture(emotion)) } else { unlabelled.append(path) }
  }

  /// Counts a word that was met as a label.
  mutating func count(_ word: String, means emotion: Emotion?) {
    words[word, default: (emotion, 0)].count += 1
  }

  /// The words met, most frequent first.
  var labelMappings: [Dataset.LabelMapping] {
    words.map { .init(word: $0.key, emotion: $0.value.emotion, count: $0.value.count) }
      .sorted { ($1.count, $0.word) < ($0.count, $1.word) }
  }
}
