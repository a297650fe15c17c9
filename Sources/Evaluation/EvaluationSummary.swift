import Emotions
import Foundation

/// The figures of one set of predictions; written as JSON with the names that others use.
///
/// Conventions, here and in every figure of Mien:
/// - Labels stand in FER2013's order: angry, disgust, fear, happy, sad, surprise, neutral,
///   contempt.
/// - Of two equal probabilities the label that the model names first is the answer.
/// - A picture in which no face was found counts as wrong: it is in the denominator of accuracy
///   and recall, and in no class's answers. It has no probability, so it is left out of the
///   calibration error and of the mean negative log likelihood.
/// - A class that is never answered has precision 0. Macro-F1 and balanced accuracy are means
///   over the classes that occur as truth, so over those with a support.
/// - Folds are pooled: all held-out predictions of all folds make one set. The mean of folds'
///   figures is never given, since folds may lack a class.
public struct EvaluationSummary: Equatable, Codable, Sendable {
  /// How many predictions.
  public var count: Int
  /// In how many of them no face was found.
  public var missed: Int
  /// The share of right answers, 0...1; 0 without predictions.
  public var accuracy: Double
  /// Wilson's 95 % interval of the accuracy, pictures taken as independent.
  public var wilsonInterval: Interval
  /// The 95 % interval of the accuracy over people; nil when subjects are not known.
  public var subjectInterval: Interval?
  /// How many people the predictions show; nil when one of them does not say.
  public var subjects: Int?
  /// The mean of the classes' F1, 0...1.
  public var macroF1: Double
  /// The mean of the classes' recall, 0...1.
  public var balancedAccuracy: Double
  /// Each class's figures, in the order of the labels.
  public var classes: [ClassMetrics]
  /// Truths and answers.
  public var confusion: ConfusionMatrix
  /// The expected calibration error over 15 bins, 0...1; nil without answers.
  public var expectedCalibrationError: Double?
  /// The mean of −ln p(truth); p is taken as at least 1e-12. nil without answers.
  public var negativeLogLikelihood: Double?

  enum CodingKeys: String, CodingKey {
    case count, missed, accuracy, subjects, classes, confusion
    case wilsonInterval = "wilson_interval"
    case subjectInterval = "subject_interval"
    case macroF1 = "macro_f1"
    case balancedAccuracy = "balanced_accuracy"
    case expectedCalibrationError = "ece"
    case negativeLogLikelihood = "nll"
  }

  /// The figures of predictions.
  ///
  /// - Parameter seed: decides the draws of the interval over people.
  public init(of predictions: [Prediction], seed: UInt64 = 1) {
    let matrix = ConfusionMatrix(of: predictions)
    confusion = matrix
    count = matrix.total
    missed = matrix.missed.reduce(0, +)
    accuracy = count > 0 ? Double(matrix.right) / Double(count) : 0
    wilsonInterval = .wilson(right: matrix.right, of: count)
    subjectInterval = .subjectBootstrap(of: predictions, seed: seed)
    let people = Set(predictions.map(\.subject))
    subjects = people.isEmpty || people.contains(nil) ? nil : people.count
    classes = matrix.labels.indices.map { ClassMetrics(of: matrix, at: $0) }
    let occurring = classes.filter { $0.support > 0 }
    macroF1 = Self.mean(occurring.map(\.f1)) ?? 0
    balancedAccuracy = Self.mean(occurring.map(\.recall)) ?? 0
    expectedCalibrationError = ReliabilityBins(of: predictions).expectedCalibrationError
    negativeLogLikelihood = Self.mean(
      predictions.compactMap { prediction in
        prediction.scores.map { -log(max(1e-12, $0[prediction.label])) }
      })
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
