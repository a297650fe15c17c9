import Baselines
import Datasets
import Emotions
import Evaluation
import Foundation

/// As `CrossValidation`, for a system without a network: one machine per fold.
///
///     let run = BaselineValidation(.hogSVM, clips: clips, descriptors: descriptors, folds: folds,
///       seed: 1, folder: url).start()
///     let predictions = try await run.result().flatMap(\.last)
///
/// It learns from the very clips that a network learns from, and chooses by the same inner
/// validation split; where a fold has none, by a fifth of the people who train. Folds that are
/// finished are not trained again.
public struct BaselineValidation: Sendable {
  /// Which system.
  public var architecture: BaselineArchitecture
  /// What is told apart, in its order; nil for the labels of the clips that train.
  public var labels: [Emotion]?
  /// All clips that are judged, then those that only train.
  public var clips: [LabelledClip]
  /// How they look, in their order.
  public var descriptors: [ClipDescriptor]
  /// How many of the clips, from the first on, are judged; the others train in every fold.
  public var judgedCount: Int
  /// Which clips train and which judge, by their places.
  public var folds: [Fold]
  /// Decides what chance decides.
  public var seed: UInt64
  /// Where the folds' folders lie.
  public var folder: URL
  /// How many folds are trained at a time, ≥ 1.
  public var jobs = 1

  /// A cross-validation before its first fold.
  public init(
    _ architecture: BaselineArchitecture, clips: [LabelledClip], descriptors: [ClipDescriptor],
    folds: [Fold], seed: UInt64, folder: URL
  ) {
    precondition(clips.count == descriptors.count, "every clip has a descriptor")
    self.architecture = architecture
    self.clips = clips
    self.descriptors = descriptors
    judgedCount = clips.count
    self.folds = folds
    self.seed = seed
    self.folder = folder
  }

  /// Starts the first folds that are not finished, `jobs` at a time.
  public func start() -> RunInProgress<CrossValidation.Event, [CrossValidation.FoldResult]> {
    RunInProgress(on: ThreadExecutor("baselines")) { report in
      try await FoldQueue(folds: folds, jobs: jobs).results { fold, index in
        try judged(fold, at: index, report: report)
      }
    }
  }

  private func judged(
    _ fold: Fold, at index: Int, report: @Sendable (CrossValidation.Event) -> Void
  ) throws -> CrossValidation.FoldResult {
    report(.began(fold: fold.name, index: index, of: folds.count))
    let folder = RunFolder(url: folder.appending(component: fold.name))
    if !FileManager.default.fileExists(atPath: BaselineModel.descriptionFile(in: folder.url).path) {
      try train(fold, in: folder)
    } else {
      report(.found(fold: fold.name))
    }
    // Read back, so that a fold says the same whenever it is asked: the file has eight digits.
    let model = try BaselineModel(contentsOf: folder.url)
    guard model.description.splitHashes == hashes(of: fold),
      model.description.labels == labels(of: fold), model.description.architecture == architecture
    else { throw TrainingError.otherData(path: folder.url.path) }
    let predictions = try model.predictions(for: fold.split.heldOut.map(example))
    let right = predictions.count(where: \.isRight)
    report(
      .judged(
        fold: fold.name, accuracy: Double(right) / Double(max(1, predictions.count)),
        clips: predictions.count))
    return .init(fold: fold.name, last: predictions, selected: nil)
  }

  private func train(_ fold: Fold, in folder: RunFolder) throws {
    let parts = try parts(of: fold)
    let model = try BaselineModel(
      architecture, labels: labels(of: fold), parts: parts, splitHashes: hashes(of: fold))
    let lists = lists(of: fold)
    try folder.writeSplits(
      train: lists[0], validation: lists[1], test: lists[2], extra: extra)
    try model.write(to: folder.url)
  }

  /// The clips that train and choose; what is judged is in none of them.
  private func parts(of fold: Fold) throws -> BaselineParts {
    let others = (judgedCount..<clips.count).map(example)
    let training = fold.split.train.map(example) + others
    guard !fold.hasInnerValidation else {
      return BaselineParts(
        fitting: training, choosing: fold.split.validation.map(example), training: training)
    }
    let met = fold.split.train.map { clips[$0] }
    let people = Set(met.map(\.subject))
    let inner: SplitProtocol =
      people.contains(nil) || people.count < 5 ? .random() : .subjectKFold(folds: 5)
    let split = try inner.folds(of: met, seed: seed, innerShare: 0)[0].split
    return BaselineParts(
      fitting: split.train.map { example(fold.split.train[$0]) } + others,
      choosing: split.heldOut.map { example(fold.split.train[$0]) }, training: training)
  }

  private func example(_ place: Int) -> BaselineExample {
    let clip = clips[place]
    return BaselineExample(
      id: clip.id, label: clip.label, subject: clip.subject, descriptor: descriptors[place])
  }

  private func labels(of fold: Fold) -> [Emotion] {
    labels ?? Set((fold.split.train.map { clips[$0] } + extra).map(\.label)).sorted()
  }

  private var extra: [LabelledClip] { Array(clips[judgedCount...]) }

  private func lists(of fold: Fold) -> [[LabelledClip]] {
    [fold.split.train, fold.split.validation, fold.split.test].map { $0.map { clips[$0] } }
  }

  private func hashes(of fold: Fold) -> [String: String] {
    let lists = lists(of: fold)
    return RunFolder.splitHashes(
      train: lists[0], validation: lists[1], test: lists[2], extra: extra)
  }
}
