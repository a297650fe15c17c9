import Datasets
import Emotions
import Evaluation
import Foundation
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

  @Test func `A fold that was interrupted goes on`() async throws {
    let expected = try await validation { $0.epochs = 2 }.start().result()
    let folder = try TestPaths.temporaryFolder()
    let run = try validation(in: folder) { $0.epochs = 2 }.start()
    for await event in run.events {
      if case .training("b", .step) = event { run.cancel() }
    }
    await #expect(throws: CancellationError.self) { try await run.result() }
    #expect(try await validation(in: folder) { $0.epochs = 2 }.start().result() == expected)
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
