import Evaluation
import Foundation
import Terminal
import Training

/// Shows a run while it goes on: a bar over the steps of an epoch, a line per epoch.
struct RunDisplay {
  private let isQuiet: Bool
  private var bar: ProgressBar?
  private var epochs = 0

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// Shows one event.
  mutating func show(_ event: TrainingEvent) {
    switch event {
    case .began(let outline):
      epochs = outline.epochs
      say(
        "\(outline.parameterCount) parameters; \(outline.trainingCount) clips train, "
          + "\(outline.validationCount) validate"
          + (outline.firstEpoch > 1 ? "; going on with epoch \(outline.firstEpoch)" : ""))
      say(Self.head)
    case .transferred(let transfer): say(transfer.summary)
    case .step(let step): showStep(step)
    case .epoch(let metrics, let isBest):
      bar?.finish()
      bar = nil
      say(Self.line(metrics, isBest: isBest))
    case .stoppedEarly(let epoch, let best):
      say("stopped after epoch \(epoch): nothing was better than epoch \(best)")
    case .interrupted: bar?.finish()
    case .finished(let epochs, let seconds):
      say("\(epochs) epochs in \(ProgressBar.clock(seconds))")
    }
    fflush(nil)
  }

  private func say(_ line: String) {
    if !isQuiet { print(line) }
  }

  private mutating func showStep(_ step: StepProgress) {
    let bar =
      bar
      ?? ProgressBar(
        "epoch \(step.epoch)/\(epochs)", total: step.stepsPerEpoch, isQuiet: isQuiet)
    self.bar = bar
    bar.show(
      step.step,
      note: String(
        format: "loss %.3f  accuracy %.1f %%  %.0f images/s  %@ of the run left", step.loss,
        step.accuracy * 100, step.imagesPerSecond, ProgressBar.clock(step.secondsLeft)))
  }

  private static let head =
    "epoch  train loss  accuracy  validation loss  accuracy  learning rate  seconds"

  private static func line(_ metrics: EpochMetrics, isBest: Bool) -> String {
    String(
      format: "%5d  %10.4f  %6.2f %%  %15.4f  %6.2f %%  %13.2e  %7.1f", metrics.epoch,
      metrics.trainLoss, metrics.trainAccuracy * 100, metrics.validationLoss,
      metrics.validationAccuracy * 100, metrics.learningRate, metrics.seconds)
      + (isBest ? "  best" : "")
  }
}
