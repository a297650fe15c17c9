import Emotions
import Evaluation
import Foundation
import SessionStore

/// An evaluation as the interface writes it.
struct EvaluationAnswer: Encodable, Sendable {
  var id: String
  var kind: Session.Kind
  var name: String
  var state: Job.State
  var created: String
  @OrNull var job: String?
  @OrNull var error: Job.Fault?
  var model: String
  var data: String
  @OrNull var statement: StatementAnswer?
  @OrNull var figures: FiguresAnswer?
  var hasCorruptions: Bool

  init(_ judged: Judged) {
    let (session, file) = (judged.session, judged.file)
    id = session.id
    (kind, name, data) = (session.kind, session.name, session.input)
    state = session.state(with: judged.job)
    created = session.created.text
    job = judged.job?.id
    error = judged.job?.fault
    // The model that a training judges is the one that it has made.
    model = session.kind == .training ? session.id : session.model
    statement = file.map { StatementAnswer($0.statement) }
    figures = file.map { FiguresAnswer($0.summary) }
    hasCorruptions = judged.hasCorruptions
  }
}

/// An evaluation with all its figures.
struct EvaluationDetailAnswer: Encodable, Sendable {
  var evaluation: EvaluationAnswer
  var classes: [ClassMetrics]
  @OrNull var confusion: ConfusionMatrix?
  var missed: Int
  var bins: [ReliabilityBins.Bin]
  @OrNull var corruptions: CorruptionsAnswer?
  var files: [FileAnswer]

  init(_ judged: Judged, in store: History) {
    let file = judged.file
    evaluation = EvaluationAnswer(judged)
    classes = file?.summary.classes ?? []
    confusion = file?.summary.confusion
    missed = file?.summary.missed ?? 0
    bins = file?.reliability.bins ?? []
    corruptions = judged.corruptions.map { CorruptionsAnswer($0.robustness) }
    files = FileAnswer.all(of: judged.session.id, in: store)
  }
}

/// Figures on spoilt faces as the interface writes them.
struct CorruptionsAnswer: Encodable, Sendable {
  struct Point: Encodable, Sendable {
    var severity: Int
    var accuracy: Double
    var interval: Interval
  }

  struct Curve: Encodable, Sendable {
    var corruption: String
    var published: Bool
    var points: [Point]
  }

  var clean: Double
  var clips: Int
  @OrNull var meanRelative: Double?
  @OrNull var worst: String?
  @OrNull var flipRate: Double?
  var curves: [Curve]

  init(_ robustness: Robustness) {
    (clean, clips) = (robustness.clean.accuracy, robustness.clean.clips)
    meanRelative = robustness.meanRelativeAccuracy
    (worst, flipRate) = (robustness.worst?.corruption, robustness.meanFlipRate)
    curves = robustness.curves.map { curve in
      Curve(
        corruption: curve.corruption, published: curve.isPublished,
        points: curve.points.map {
          Point(severity: Int($0.value), accuracy: $0.accuracy, interval: $0.wilsonInterval)
        })
    }
  }
}

/// A judged face as the interface writes it.
struct JudgedFaceAnswer: Encodable, Sendable {
  var id: String
  @OrNull var subject: String?
  var label: Emotion
  @OrNull var answer: Emotion?
  @OrNull var confidence: Double?
  var probabilities: [String: Double]
  @OrNull var url: String?

  init(_ prediction: Prediction, url: String?) {
    (id, subject, label) = (prediction.id, prediction.subject, prediction.label)
    answer = prediction.scores?.emotion
    confidence = prediction.scores?.confidence
    let pairs = prediction.scores.map { zip($0.labels.map(\.rawValue), $0.probabilities) }
    probabilities = pairs.map { Dictionary(uniqueKeysWithValues: $0) } ?? [:]
    self.url = url
  }
}

/// Evaluations beside each other, as the interface writes them.
struct ComparisonAnswer: Encodable, Sendable {
  struct One: Encodable, Sendable {
    var evaluation: EvaluationAnswer
    var classes: [ClassMetrics]
  }

  struct Pair: Encodable, Sendable {
    var first: String
    var second: String
    var difference: Double
    @OrNull var interval: Interval?
    var p: Double
    var pHolm: Double
  }

  var evaluations: [One]
  var sameClips: Bool
  var pairs: [Pair]

  /// Compares evaluations; pairs are tested where all judge the same clips.
  ///
  /// - Throws: `StudioError.missing` for one without answers; what reading them throws.
  init(_ all: [Judged]) throws {
    let answers = try all.map { judged in
      (name: judged.session.id, predictions: try judged.predictions().sorted { $0.id < $1.id })
    }
    evaluations = all.map {
      One(evaluation: EvaluationAnswer($0), classes: $0.file?.summary.classes ?? [])
    }
    let clips = answers.map { $0.predictions.map { "\($0.id) \($0.label)" } }
    sameClips = clips.allSatisfy { $0 == clips.first }
    guard sameClips else {
      pairs = []
      return
    }
    pairs = ComparedPair.all(of: answers.map { ($0.name, [$0.predictions]) }).map { pair in
      Pair(
        first: pair.first, second: pair.second, difference: pair.difference.value,
        interval: pair.difference.interval, p: pair.pValue, pHolm: pair.correctedPValue)
    }
  }
}
