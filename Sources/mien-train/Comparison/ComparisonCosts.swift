import Baselines
import Datasets
import EmotionModel
import Evaluation
import Foundation
import Imaging
import Networks
import Terminal
import Training

/// What the architectures of a comparison cost, measured on what they came to on the disk.
struct ComparisonCosts {
  let run: ComparisonRun
  let data: RunData

  /// Clips that are timed, each once per round.
  private static let clipCount = 40
  private static let rounds = 3

  /// The cost of each architecture; all are timed in turn, clip by clip, so that whatever else the
  /// machine does falls on each of them alike.
  ///
  /// - Throws: `CancellationError`, what reading and running the models throw.
  func measured() async throws -> [ComparedArchitecture: ComparedModel.Cost] {
    let readers = try run.architectures.map(reader)
    let clips = sample
    var times = [[Double]](repeating: [], count: readers.count)
    let clock = ContinuousClock()
    for _ in 0..<Self.rounds {
      for clip in clips {
        try Task.checkCancellation()
        for (index, reader) in readers.enumerated() {
          // Once untimed, so that none pays for what the one before it left in the caches.
          try await reader.read(clip)
          let time = try await clock.measure { try await reader.read(clip) }
          times[index].append(time.inSeconds * 1000)
        }
      }
    }
    var costs: [ComparedArchitecture: ComparedModel.Cost] = [:]
    for (index, architecture) in run.architectures.enumerated() {
      let sorted = times[index].sorted()
      costs[architecture] = ComparedModel.Cost(
        parameters: readers[index].parameters, multiplyAdds: readers[index].multiplyAdds,
        milliseconds: sorted[sorted.count / 2], trainingSeconds: try trainingSeconds(architecture))
    }
    return costs
  }

  /// A model that reads a clip from its crops to its probabilities.
  private struct Reader {
    let parameters: Int
    let multiplyAdds: Int
    let read: (Clip) async throws -> Void
  }

  /// The model of the first seed's first fold, on the engine that analyses use.
  private func reader(of architecture: ComparedArchitecture) throws -> Reader {
    let folder = folders(of: architecture, seed: run.seeds[0])[0]
    switch architecture {
    case .network:
      let file = try EmotionModelFile(contentsOf: RunFolder(url: folder).weights)
      let classifier = try EmotionClassifier(file)
      let specification = file.description.specification
      return Reader(
        parameters: specification.parameterCount,
        multiplyAdds: try specification.multiplyAdds(
          frames: run.configuration.clipLength, height: FaceCrop.side, width: FaceCrop.side)
      ) { _ = try await classifier.scores(for: $0) }
    case .baseline(let baseline):
      let model = try BaselineModel(contentsOf: folder)
      let finder = baseline.readsLandmarks ? try CropLandmarks() : nil
      return Reader(parameters: model.parameterCount, multiplyAdds: model.multiplyAdds) {
        _ = try model.scores(of: ClipDescriptor(of: $0, landmarks: finder))
      }
    }
  }

  /// Clips from the first to the last that is judged, evenly.
  private var sample: [Clip] {
    let count = min(Self.clipCount, data.clips.count)
    return (0..<count).map { data.clips[$0 * data.clips.count / count].clip }
  }

  /// All seeds and folds; of networks the epochs that led to the weights, interruptions left out.
  private func trainingSeconds(_ architecture: ComparedArchitecture) throws -> Double {
    try run.seeds.flatMap { folders(of: architecture, seed: $0) }.reduce(0) { sum, folder in
      switch architecture {
      case .network:
        sum + (try RunFolder(url: folder).history()).reduce(0) { $0 + $1.seconds }
      case .baseline: sum + (try BaselineModel(contentsOf: folder)).description.seconds
      }
    }
  }

  private func folders(of architecture: ComparedArchitecture, seed: UInt64) -> [URL] {
    // Every seed has folds of the same names.
    data.folds.map { run.folder(of: architecture, seed: seed).appending(component: $0.name) }
  }
}
