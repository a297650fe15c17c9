import Evaluation
import Testing

@testable import Training

@Suite struct LearningRateScheduleTests {
  private func schedule(
    _ kind: ScheduleConfiguration.Kind, warmUp: Double = 0,
    _ change: (inout ScheduleConfiguration) -> Void = { _ in }
  ) -> LearningRateSchedule {
    var configuration = ScheduleConfiguration()
    configuration.kind = kind
    configuration.warmUpEpochs = warmUp
    change(&configuration)
    return LearningRateSchedule(
      configuration: configuration, peak: 2, epochs: 10, stepsPerEpoch: 4)
  }

  private func history(_ losses: [Double]) -> [EpochMetrics] {
    losses.enumerated().map {
      EpochMetrics(
        epoch: $0 + 1, trainLoss: 1, trainAccuracy: 0.5, validationLoss: $1,
        validationAccuracy: 0.5, learningRate: 1, seconds: 1)
    }
  }

  @Test func `A constant rate stays`() {
    #expect(schedule(.constant).rate(step: 0, history: []) == 2)
    #expect(schedule(.constant).rate(step: 39, history: []) == 2)
  }

  @Test func `The warm-up rises in a straight line from the first step`() {
    let rates = (0..<6).map { schedule(.constant, warmUp: 1).rate(step: $0, history: []) }
    #expect(rates == [0.5, 1, 1.5, 2, 2, 2])
  }

  @Test func `Half a cosine goes from the peak through the middle to the rest`() {
    let schedule = schedule(.cosine) { $0.finalShare = 0.1 }
    #expect(schedule.rate(step: 0, history: []) == 2)
    #expect(abs(schedule.rate(step: 20, history: []) - 2 * 0.55) < 1e-12)
    #expect(abs(schedule.rate(step: 40, history: []) - 0.2) < 1e-12)
  }

  @Test func `The cosine begins after the warm-up`() {
    let schedule = schedule(.cosine, warmUp: 2) { $0.finalShare = 0 }
    #expect(schedule.rate(step: 8, history: []) == 2)
    #expect(abs(schedule.rate(step: 24, history: []) - 1) < 1e-12)
  }

  @Test func `Steps fall by the factor`() {
    let schedule = schedule(.step) { ($0.stepEpochs, $0.factor) = (3, 0.5) }
    let rates = [0, 11, 12, 23, 24].map { schedule.rate(step: $0, history: []) }
    #expect(rates == [2, 2, 1, 1, 0.5])
  }

  @Test func `A plateau of the validation loss lowers the rate, again after waiting again`() {
    let schedule = schedule(.plateau) { ($0.patience, $0.factor) = (2, 0.5) }
    let losses = [3, 2, 2, 2.5, 2.5, 2.5, 1, 1.5]
    let rates = (0...8).map {
      schedule.rate(step: 4 * $0, history: history(Array(losses.prefix($0))))
    }
    #expect(rates == [2, 2, 2, 2, 1, 1, 0.5, 0.5, 0.5])
  }

  @Test func `The best epoch has the highest accuracy, then the lowest loss, then comes first`() {
    var epochs = history([0.9, 0.5, 0.5, 0.4])
    epochs[1].validationAccuracy = 0.8
    epochs[2].validationAccuracy = 0.8
    #expect(epochs.best?.epoch == 2)
    epochs[2].validationLoss = 0.4
    #expect(epochs.best?.epoch == 3)
    #expect([EpochMetrics]().best == nil)
  }

  @Test func `Waiting ends when its patience does`() {
    let epochs = history([0.5, 0.6, 0.7])
    #expect(!EpochChoice.isTimeToStop(epochs, patience: 0))
    #expect(EpochChoice.isTimeToStop(epochs, patience: 2))
    #expect(!EpochChoice.isTimeToStop(epochs, patience: 3))
    #expect(!EpochChoice.isTimeToStop([], patience: 1))
  }
}
