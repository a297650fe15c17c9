import Evaluation

/// How figures were measured, as the interface writes it.
struct StatementAnswer: Encodable, Sendable {
  var name: String
  var leaky: Bool
  var text: String

  init(_ statement: ProtocolStatement) {
    (name, leaky, text) = (statement.name, statement.isLeaky, statement.line)
  }
}

/// The figures of an evaluation that are quoted, as the interface writes them.
struct FiguresAnswer: Encodable, Sendable {
  var count: Int
  var accuracy: Double
  var interval: Interval
  @OrNull var subjectInterval: Interval?
  var macroF1: Double
  @OrNull var ece: Double?
  @OrNull var nll: Double?

  init(_ summary: EvaluationSummary) {
    (count, accuracy, interval) = (summary.count, summary.accuracy, summary.wilsonInterval)
    (subjectInterval, macroF1) = (summary.subjectInterval, summary.macroF1)
    (ece, nll) = (summary.expectedCalibrationError, summary.negativeLogLikelihood)
  }
}
