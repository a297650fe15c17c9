import Datasets
import Evaluation
import Foundation
import Tensors

extension Trainer {
  /// Trains to the end, and says what happens as it happens.
  ///
  /// - Throws: `CancellationError` when the task is cancelled: the state after the last step is
  ///   saved first; `TrainingError.divergence` when the loss is no number any more.
  func run(
    on executor: ThreadExecutor, report: (TrainingEvent) -> Void
  ) async throws -> TrainingResult {
    // From here on the run can be resumed, whatever ends it.
    if progress == TrainingProgress() { try save() }
    try folder?.write(plan.configuration)
    report(.began(outline))
    if let transfer { report(.transferred(transfer)) }
    while !isFinished {
      try await learn(on: executor, report: report)
      let metrics = try judge()
      try keep(metrics)
      report(.epoch(metrics, isBest: progress.history.best == metrics))
    }
    let result = try result()
    if let folder { try result.write(to: folder) }
    if isTimeToStop, progress.history.count < plan.configuration.epochs {
      report(.stoppedEarly(epoch: progress.history.count, best: result.best.epoch))
    }
    report(
      .finished(
        epochs: progress.history.count,
        seconds: progress.history.reduce(0) { $0 + $1.seconds }))
    return result
  }

  /// The steps of one epoch, or those that a resumed one still lacks.
  private func learn(on executor: ThreadExecutor, report: (TrainingEvent) -> Void) async throws {
    let stream = BatchStream(
      maker: batches, epoch: progress.epoch, steps: progress.step..<batches.stepsPerEpoch,
      executor: executor)
    for await batch in stream {
      if Task.isCancelled {
        try save()
        report(.interrupted(epoch: progress.epoch, step: progress.step))
        throw CancellationError()
      }
      progress.seconds += try pace.measure(batch.count) { try step(batch) }
      report(.step(stepProgress))
    }
  }

  /// Learning rate → forward → loss → backward → clip → step → average → count.
  private func step(_ batch: Batch) throws {
    let rate = learningRate
    let logits = try network.logits(
      of: batch.values, count: batch.count, training: true,
      precision: plan.configuration.precision)  // [N, K]
    let targets = try Tensor(
      batch.targets, shape: [batch.count, plan.labels.count], on: network.device)
    let loss = try loss(logits, targets: targets)
    let value = Double(try loss.number())
    guard value.isFinite else { throw divergence }
    try network.clearGradients()
    try loss.backward()
    let limit = plan.configuration.optimizer.gradientClipNorm
    if limit > 0, !(try optimizer.clipGradients(toNorm: limit)).isFinite { throw divergence }
    try optimizer.step(learningRate: rate)
    try average?.update(step: optimizer.stepCount)
    progress.count(loss: value, right: try right(logits, batch), of: batch.count)
  }

  /// The learning rate of the next step.
  var learningRate: Double {
    let step = progress.history.count * batches.stepsPerEpoch + progress.step
    return schedule.rate(step: step, history: progress.history)
  }

  private func right(_ logits: Tensor, _ batch: Batch) throws -> Int {
    let values = try logits.floats()
    let width = plan.labels.count
    return batch.labels.enumerated().count { row, label in
      Array(values[row * width..<(row + 1) * width]).greatest == label
    }
  }

  /// What the epoch came to, on training clips as they were met and on validation clips.
  private func judge() throws -> EpochMetrics {
    let judged = try judgedNetwork()
    var (lossSum, right) = (0.0, 0)
    let seconds = try Pace.seconds {
      let logits = try judged.logits(
        for: plan.validation, preprocessing: plan.preprocessing,
        batchSize: plan.configuration.batchSize)
      for (clip, logits) in zip(plan.validation, logits) {
        let label = plan.labels.firstIndex(of: clip.label)!
        lossSum -= logits.logSoftmax[label]
        if logits.greatest == label { right += 1 }
      }
    }
    guard lossSum.isFinite else { throw divergence }
    let count = Double(plan.validation.count)
    let lastStep = progress.epoch * batches.stepsPerEpoch - 1
    return EpochMetrics(
      epoch: progress.epoch, trainLoss: progress.loss, trainAccuracy: progress.accuracy,
      validationLoss: lossSum / count, validationAccuracy: Double(right) / count,
      learningRate: schedule.rate(step: lastStep, history: progress.history),
      seconds: progress.seconds + seconds)
  }

  /// The line in `metrics.jsonl`, the best weights, the checkpoint; in this order: a checkpoint
  /// without its line could not be told from one that was resumed.
  private func keep(_ metrics: EpochMetrics) throws {
    progress.close(with: metrics)
    if progress.history.best == metrics { best = try judgedWeights() }
    try folder?.append(metrics)
    try save()
  }

  private var divergence: TrainingError {
    .divergence(
      epoch: progress.epoch, step: progress.step + 1,
      checkpoint: folder?.checkpoint.path)
  }
}
