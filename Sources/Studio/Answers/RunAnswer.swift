import Evaluation
import Foundation
import SessionStore

/// An epoch as the interface writes it.
struct EpochAnswer: Encodable, Sendable {
  var epoch: Int
  var trainLoss: Double
  var trainAccuracy: Double
  var validationLoss: Double
  var validationAccuracy: Double
  var learningRate: Double
  var seconds: Double

  init(_ metrics: EpochMetrics) {
    epoch = metrics.epoch
    (trainLoss, trainAccuracy) = (metrics.trainLoss, metrics.trainAccuracy)
    (validationLoss, validationAccuracy) = (metrics.validationLoss, metrics.validationAccuracy)
    (learningRate, seconds) = (metrics.learningRate, metrics.seconds)
  }
}

/// A training as the interface writes it.
struct RunAnswer: Encodable, Sendable {
  var id: String
  var name: String
  var notes: String
  var state: Job.State
  var created: String
  @OrNull var ended: String?
  @OrNull var job: String?
  @OrNull var error: Job.Fault?
  var data: String
  var architecture: String
  var `protocol`: String
  var leaky: Bool
  var settings: [String: String]
  var epochs: Int
  var metrics: [EpochAnswer]
  @OrNull var statement: StatementAnswer?
  @OrNull var figures: FiguresAnswer?
  @OrNull var model: String?
  var canResume: Bool
  var files: [FileAnswer]

  /// A training with what lies in its folder now.
  init(_ session: Session, job: Job?, in store: History) {
    let files = RunFiles(folder: store.folder(of: session.id))
    let judged = try? EvaluationFile(in: files.folder)  // not there before the end
    id = session.id
    (name, notes) = (session.name, session.notes)
    state = session.state(with: job)
    created = session.created.text
    ended = session.ended?.text
    self.job = job?.id
    error = job?.fault
    data = session.input
    architecture = session.model
    self.protocol = session.settings["protocol"] ?? ""
    leaky =
      judged?.statement.isLeaky ?? (self.protocol == RunSettings.SplitProtocol.random.rawValue)
    settings = session.settings
    epochs = session.settings["epochs"].flatMap(Int.init) ?? 1
    metrics = files.epochs().map(EpochAnswer.init)
    statement = judged.map { StatementAnswer($0.statement) }
    figures = judged.map { FiguresAnswer($0.summary) }
    model = session.state == .done && files.hasWeights ? session.id : nil
    canResume = Self.canResume(session)
    self.files = FileAnswer.all(of: session.id, in: store)
  }

  /// Whether a training was stopped before its end.
  static func canResume(_ session: Session) -> Bool {
    session.state == .interrupted || session.state == .failed
  }
}

extension Session {
  /// How far it is: as its job says while that is not over.
  func state(with job: Job?) -> Job.State {
    if let job, !job.state.isOver { return job.state }
    return Job.State(rawValue: state.rawValue) ?? .failed
  }
}
