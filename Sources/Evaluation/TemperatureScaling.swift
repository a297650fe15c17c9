import Emotions
import Foundation

/// One number that makes a model's confidences match how often it is right (Guo et al. 2017).
///
///     let scaling = TemperatureScaling(fittedTo: validation)
///     let calibrated = test.map(scaling.apply)
///
/// The logits are divided by the temperature; the answers stay what they were.
public struct TemperatureScaling: Equatable, Sendable {
  /// The temperatures among which the best is looked for.
  public static let range = 0.05...20.0

  /// What the logits are divided by, within `range`; above 1 the model was too sure.
  public let temperature: Double

  /// The temperature under which predictions have the least negative log likelihood; 1 without
  /// answers. Predictions in which no face was found are left out.
  public init(fittedTo predictions: [Prediction]) {
    let answered: [(logits: [Double], truth: Int)] = predictions.compactMap { prediction in
      guard let scores = prediction.scores,
        let truth = scores.labels.firstIndex(of: prediction.label)
      else { return nil }
      return (scores.logProbabilities, truth)
    }
    guard !answered.isEmpty else {
      temperature = 1
      return
    }
    // The loss has one valley over the temperature's logarithm: golden-section search.
    let loss = { (logarithm: Double) in
      answered.reduce(0.0) { sum, answer in
        let scaled = answer.logits.map { $0 / exp(logarithm) }
        let highest = scaled.max()!
        return sum + log(scaled.reduce(0) { $0 + exp($1 - highest) }) + highest
          - scaled[answer.truth]
      }
    }
    temperature = exp(
      Self.minimum(of: loss, from: log(Self.range.lowerBound), to: log(Self.range.upperBound)))
  }

  /// The prediction with the probabilities that the temperature gives.
  public func apply(to prediction: Prediction) -> Prediction {
    var result = prediction
    result.scores = prediction.scores?.tempered(by: temperature)
    return result
  }

  /// Each prediction calibrated by a temperature that was fitted to the others: figures on them
  /// are honest, though there is no other data to fit to.
  ///
  /// - Parameter parts: how many parts the predictions are dealt into in turn, ≥ 2.
  public static func crossFitted(_ predictions: [Prediction], parts: Int = 5) -> [Prediction] {
    precondition(parts >= 2, "one part is fitted to the others")
    var result = predictions
    for part in 0..<parts {
      let others = predictions.indices.filter { $0 % parts != part }.map { predictions[$0] }
      let scaling = TemperatureScaling(fittedTo: others)
      for index in stride(from: part, to: predictions.count, by: parts) {
        result[index] = scaling.apply(to: predictions[index])
      }
    }
    return result
  }

  /// Where a function with one valley is least, within 1e-6.
  private static func minimum(
    of function: (Double) -> Double, from lower: Double, to upper: Double
  ) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (a, b) = (lower, upper)
    var (c, d) = (b - ratio * (b - a), a + ratio * (b - a))
    var (atC, atD) = (function(c), function(d))
    while b - a > 1e-6 {
      if atC < atD {
        (b, d, atD) = (d, c, atC)
        c = b - ratio * (b - a)
        atC = function(c)
      } else {
        (a, c, atC) = (c, d, atD)
        d = a + ratio * (b - a)
        atD = function(d)
      }
    }
    return (a + b) / 2
  }
}
