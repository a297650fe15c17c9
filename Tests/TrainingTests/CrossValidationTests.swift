import Datasets
import EmotionModel
import Emotions
import Evaluation
import Foundation
import Networks
import Synchronization
import TestSupport
import Testing

@testable import Training

@Suite(.serialized) struct CrossValidationTests {
  private let folds = [
    Fold(name: "a", split: Split(train: [0, 1, 2, 3], validation: [4, 5], test: [6, 7])),
    Fold(name: "b", split: Split(train: [4, 5, 6, 7], validation: [2, 3], test: [0, 1])),
  ]

  private func validation(
    _ folds: [Fold]? = nil, in folder: URL? = nil,
    _ change: (inout TrainingConfiguration) -> Void = { _ in }
  ) throws -> CrossValidation {
    let plan = try TestClips.plan {
      $0.epochs = 1
      change(&$0)
    }
    return CrossValidation(
      configuration: plan.configuration, clips: plan.training, folds: folds ?? self.folds,
      protocol: "subject-kfold", datasets: ["patterns"],
      folder: try folder ?? TestPaths.temporaryFolder())
  }

  @Test func `Each fold judges the clips that it has not met`() async throws {
    let validation = try validation()
    let results = try await validation.start().result()
    #expect(results.map(\.fold) == ["a", "b"])
    #expect(
      results.map { $0.last.map(\.id) }
        == [[6, 7], [0, 1]].map { $0.map { validation.clips[$0].id } })
    #expect(results[0].selected == results[0].last)  // one epoch: the last is the best
  }

  @Test func `Folds side by side come to what they come to one by one`() async throws {
    let one = try await validation { $0.threads = 1 }.start().result()
    var both = try validation { $0.threads = 1 }
    both.jobs = 2
    #expect(try await both.start().result() == one)
  }

  @Test func `Folds that are finished are found, not trained again`() async throws {
    let folder = try TestPaths.temporaryFolder()
    let first = try await validation([folds[0]], in: folder).start().result()
    let run = try validation(in: folder).start()
    var trained: [String] = []
    var found: [String] = []
    for await event in run.events {
      switch event {
      case .training(let fold, .began): trained.append(fold)
      case .found(let fold): found.append(fold)
      default: break
      }
    }
    #expect((found, trained) == (["a"], ["b"]))
    #expect(try await run.result()[0] == first[0])
    await #expect(throws: TrainingError.self) {
      try await validation(in: folder) { $0.seed = 9 }.start().result()
    }
  }

  @Test func `Extra clips train in every fold, lie in a file of their own, and are not judged`()
    async throws
  {
    var validation = try validation()
    let alone = try await validation.start().result()
    validation.folder = try TestPaths.temporaryFolder()
    validation.extra = try TestClips.clips(6, seed: 8)
    let run = validation.start()
    var counts: [Int] = []
    for await event in run.events {
      if case .training(_, .began(let outline)) = event { counts.append(outline.trainingCount) }
    }
    let results = try await run.result()
    #expect(counts == [10, 10])  // four of the fold's and six
    #expect(results.map { $0.last.map(\.id) } == alone.map { $0.last.map(\.id) })
    #expect(results[0].last != alone[0].last)
    let splits = validation.folder.appending(components: "a", "splits")
    let lines = try ["train", "extra"].map {
      try String(contentsOf: splits.appending(component: "\($0).csv"), encoding: .utf8)
        .split(separator: "\r\n").count - 1
    }
    #expect(lines == [4, 6])
  }

  @Test func `Every fold begins with the model that is given, and says what it had met`()
    async throws
  {
    let other = try validation([folds[0]]) { $0.seed = 9 }
    _ = try await other.start().result()
    let first = try model(of: "a", in: other.folder)
    var validation = try validation { $0.optimizer.learningRate = 1e-9 }
    validation.initial = .model(first)
    _ = try await validation.start().result()
    let begun = try model(of: "b", in: validation.folder)
    let name = "block1.conv1.weight"  // hardly a step is taken: it is still the other seed's
    let pairs = zip(begun.weights[name]!.values, first.weights[name]!.values)
    #expect(pairs.allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(begun.description.trainingData.pretraining == ["patterns"])
  }

  private func model(of fold: String, in folder: URL) throws -> EmotionModelFile {
    try EmotionModelFile(contentsOf: RunFolder(url: folder.appending(component: fold)).weights)
  }

  @Test func `A fold that was interrupted goes on`() async throws {
    let expected = try await validation { $0.epochs = 2 }.start().result()
    let folder = try TestPaths.temporaryFolder()
    let validation = try validation(in: folder) { $0.epochs = 2 }
    await #expect(throws: CancellationError.self) {
      try await validation.run { event in
        if case .training("b", .step) = event { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    #expect(try await validation.start().result() == expected)
  }

  @Test func `Nothing is chosen by the clips that are judged`() async throws {
    let leaky = [Fold(name: "random", split: Split(train: [0, 1, 2, 3], validation: [4, 5]))]
    let changes: [(String, (inout TrainingConfiguration) -> Void)] = [
      ("select", { $0.select = .bestValidation }),
      ("early_stopping_patience", { $0.earlyStoppingPatience = 1 }),
      ("schedule.kind", { $0.schedule.kind = .plateau }),
    ]
    for (key, change) in changes {
      await #expect(throws: TrainingError.noInnerValidation(fold: "random", key: key)) {
        try await validation(leaky, change).start().result()
      }
    }
    let results = try await validation(leaky).start().result()
    #expect(results[0].selected == nil && results[0].last.count == 2)
  }

  @Test(arguments: [
    Split(train: [0, 99], test: [1]), Split(train: [0, 1], test: [1]), Split(train: [0, 1]),
  ])
  func `Folds that do not fit the clips are refused`(split: Split) async throws {
    let run = try validation([Fold(name: "x", split: split)]).start()
    let error = await #expect(throws: TrainingError.self) { try await run.result() }
    guard case .badFolds? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
