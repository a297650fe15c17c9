import Evaluation
import Foundation

/// The learning rate of every step, from the configuration and the epochs so far.
///
/// A pure function: it keeps no state that a checkpoint would have to hold.
struct LearningRateSchedule: Equatable, Sendable {
  /// The shape of the curve.
  let configuration: ScheduleConfiguration
  /// The highest rate.
  let peak: Double
  /// Epochs of the run.
  let epochs: Int
  /// Steps of each epoch.
  let stepsPerEpoch: Int

  /// The rate of one step.
  ///
  /// - Parameters:
  ///   - step: counts over the whole run, from 0.
  ///   - history: the epochs that ended before the step; `plateau` looks at their losses.
  func rate(step: Int, history: [EpochMetrics]) -> Double {
    let warmUp = configuration.warmUpEpochs * Double(stepsPerEpoch)
    // The first step counts as one: a step at rate 0 would be wasted.
    if Double(step) < warmUp { return peak * min(1, Double(step + 1) / warmUp) }
    switch configuration.kind {
    case .constant: return peak
    case .cosine:
      let total = max(1, Double(epochs * stepsPerEpoch) - warmUp)
      let share = min(1, (Double(step) - warmUp) / total)
      let left = configuration.finalShare
      return peak * (left + (1 - left) * (1 + cos(.pi * share)) / 2)
    case .step:
      let falls = step / stepsPerEpoch / configuration.stepEpochs
      return peak * pow(configuration.factor, Double(falls))
    case .plateau:
      return peak * pow(configuration.factor, Double(falls(of: history)))
    }
  }

  /// How often the validation loss stood still for `patience` epochs in a row.
  private func falls(of history: [EpochMetrics]) -> Int {
    var (lowest, waited, falls) = (Double.infinity, 0, 0)
    for metrics in history {
      if metrics.validationLoss < lowest {
        lowest = metrics.validationLoss
        waited = 0
      } else {
        waited += 1
        if waited == configuration.patience { (waited, falls) = (0, falls + 1) }
      }
    }
    return falls
  }
}
