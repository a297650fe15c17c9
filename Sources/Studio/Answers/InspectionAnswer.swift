import Datasets
import Emotions
import SessionStore

/// How far an inspection is, and what was found, as the interface writes it.
struct InspectionAnswer: Encodable, Sendable {
  var state: String
  var done: Int
  var total: Int
  @OrNull var result: Result?
  @OrNull var error: Job.Fault?

  init(_ state: Inspections.State) {
    switch state {
    case .running(let done, let total):
      (self.state, self.done, self.total) = ("running", done, total)
    case .done(let inspection):
      let count = inspection.dataset.pictures.count
      (self.state, done, total) = ("done", count, count)
      result = Result(inspection)
    case .failed(let fault):
      (self.state, done, total) = ("failed", 0, 0)
      error = Job.Fault(code: fault.code, message: fault.message, hint: fault.hint)
    }
  }

  struct Label: Encodable, Sendable {
    var word: String
    @OrNull var emotion: Emotion?
    var count: Int
  }

  struct Size: Encodable, Sendable {
    var width: Int
    var height: Int
    var count: Int
  }

  struct Unlabelled: Encodable, Sendable {
    var count: Int
    var examples: [String]
  }

  struct Unreadable: Encodable, Sendable {
    struct Example: Encodable, Sendable {
      var path: String
      var reason: String
    }

    var count: Int
    var examples: [Example]
  }

  struct Duplicates: Encodable, Sendable {
    var pictures: Int
    var pairs: Int
    var pairsInOneSequence: Int
    var pairsAcrossParts: Int
    var pairsWithOtherLabels: Int
    var examples: [[String]]

    init(_ report: DuplicateReport) {
      (pictures, pairs, examples) = (report.pictures, report.pairs, report.examples)
      pairsInOneSequence = report.pairsInOneSequence
      pairsAcrossParts = report.pairsAcrossParts
      pairsWithOtherLabels = report.pairsWithOtherLabels
    }
  }

  /// What `mien dataset inspect` says.
  struct Result: Encodable, Sendable {
    var text: String
    var missing: [Emotion]
    var labels: [Label]
    var sizes: [Size]
    var unlabelled: Unlabelled
    var unreadable: Unreadable
    var duplicates: Duplicates
    var nearDuplicates: Duplicates

    init(_ inspection: DatasetInspection) {
      let dataset = inspection.dataset
      text = inspection.description
      missing = Emotion.seven.filter { dataset.classCounts[$0] == nil }
      labels = dataset.labelMappings.map {
        Label(word: $0.word, emotion: $0.emotion, count: $0.count)
      }
      sizes = inspection.sizes.prefix(50).map {
        Size(width: $0.width, height: $0.height, count: $0.count)
      }
      unlabelled = Unlabelled(
        count: dataset.unlabelled.count, examples: Array(dataset.unlabelled.prefix(20)))
      unreadable = Unreadable(
        count: inspection.unreadable.count,
        examples: inspection.unreadable.prefix(20).map { .init(path: $0.path, reason: $0.reason) })
      duplicates = Duplicates(inspection.duplicates)
      nearDuplicates = Duplicates(inspection.nearDuplicates)
    }
  }
}
