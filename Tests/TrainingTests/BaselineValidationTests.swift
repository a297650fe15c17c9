import Baselines
import Datasets
import EmotionModel
import Emotions
import Evaluation
import Foundation
import TestSupport
import Testing

@testable import Training

@Suite struct BaselineValidationTests {
  private let folds = [
    Fold(name: "a", split: Split(train: [0, 1, 2, 3], validation: [4, 5], test: [6, 7])),
    Fold(name: "b", split: Split(train: [4, 5, 6, 7], validation: [2, 3], test: [0, 1])),
  ]

  private func validation(_ folds: [Fold]? = nil, in folder: URL? = nil) throws
    -> BaselineValidation
  {
    let clips = try TestClips.clips(8)
    return BaselineValidation(
      .hogSVM, clips: clips, descriptors: try clips.map { try ClipDescriptor(of: $0.clip) },
      folds: folds ?? self.folds, seed: 1, folder: try folder ?? TestPaths.temporaryFolder())
  }

  @Test func `each fold judges the clips that it has not met, on the networks' own lists`()
    async throws
  {
    let validation = try validation()
    let results = try await validation.start().result()
    #expect(results.map(\.fold) == ["a", "b"])
    #expect(
      results.map { $0.last.map(\.id) }
        == [[6, 7], [0, 1]].map { $0.map { validation.clips[$0].id } })
    #expect(results.allSatisfy { $0.last.allSatisfy(\.isRight) && $0.selected == nil })
    let clips = validation.clips
    let hashes = RunFolder.splitHashes(
      train: Array(clips[0...3]), validation: Array(clips[4...5]), test: Array(clips[6...7]))
    for (name, hash) in hashes {
      let file = validation.folder.appending(components: "a", "splits", name)
      #expect(ContentHash.sha256(try Data(contentsOf: file)) == hash)
    }
  }

  @Test func `finished folds are found and say the same, whatever the jobs`() async throws {
    let folder = try TestPaths.temporaryFolder()
    let first = try await validation([folds[0]], in: folder).start().result()
    var again = try validation(in: folder)
    again.jobs = 2
    let run = again.start()
    var found: [String] = []
    for await event in run.events {
      if case .found(let fold) = event { found.append(fold) }
    }
    let results = try await run.result()
    #expect(found == ["a"])
    #expect(results[0] == first[0])
  }

  @Test func `a fold of other clips is refused`() async throws {
    let folder = try TestPaths.temporaryFolder()
    _ = try await validation([folds[0]], in: folder).start().result()
    let other = [Fold(name: "a", split: Split(train: [0, 1, 4], validation: [5], test: [6, 7]))]
    let place = folder.appending(component: "a").path
    await #expect(throws: TrainingError.otherData(path: place)) {
      try await validation(other, in: folder).start().result()
    }
  }

  @Test func `without an inner validation split nothing is chosen by the clips that are judged`()
    async throws
  {
    let leaky = [Fold(name: "random", split: Split(train: Array(0...5), validation: [6, 7]))]
    let validation = try validation(leaky)
    let results = try await validation.start().result()
    #expect(results[0].last.map(\.id) == validation.clips[6...7].map(\.id))
    let model = try BaselineModel(contentsOf: validation.folder.appending(component: "random"))
    // A fifth of the six clips of each class that train, at least one.
    #expect((1...4).contains(model.description.choosingCount))
  }

  @Test func `clips that only train are in every fold's training, and judged in none`()
    async throws
  {
    var validation = try validation()
    let extra = try TestClips.clips(4, seed: 9)
    validation.clips += extra
    validation.descriptors += try extra.map { try ClipDescriptor(of: $0.clip) }
    let results = try await validation.start().result()
    #expect(results.map(\.last.count) == [2, 2])
    let lists = validation.folder.appending(components: "b", "splits")
    #expect(
      try Data(contentsOf: lists.appending(component: "extra.csv")) == SplitFiles.table(of: extra))
  }
}
