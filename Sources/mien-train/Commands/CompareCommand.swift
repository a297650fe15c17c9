import ArgumentParser
import Baselines
import EmotionModel
import Foundation
import Reports
import Terminal
import Training

/// `mien compare`: architectures trained and judged on the same folds.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Trains and judges architectures on the same folds.",
    discussion: """
      Networks are judged with their last epoch's weights; systems without a network choose their \
      settings on the inner validation split. Every two are compared clip by clip. A finished \
      architecture, seed and fold is not trained again: after Ctrl-C go on with --resume, which \
      may also name further architectures. --init takes architecture=file, with commas.
      """)

  @Option(
    help: ArgumentHelp(
      "What is compared, with commas: "
        + ComparedArchitecture.allCases.map(\.name).joined(separator: ", ") + ".",
      valueName: "list"))
  var architectures: String?
  @Option(help: "How many seeds, from --seed on.") var seeds = 1
  @Option(help: "How many folds are trained at a time; they share the processors.") var jobs = 1
  @Flag(help: "Go on with the comparison of --output.") var resume = false
  @OptionGroup var options: TrainOptions

  func validate() throws {
    guard (1...100).contains(seeds) else {
      throw ValidationError("--seeds is \(seeds); 1...100 are possible")
    }
    guard (1...64).contains(jobs) else {
      throw ValidationError("--jobs is \(jobs); 1...64 are possible")
    }
    guard options.architecture == nil else {
      throw ValidationError("mien compare takes --architectures, a list")
    }
    if let architectures { _ = try ComparedArchitecture.list(named: architectures) }
  }

  func run() async throws {
    var configuration = try options.configuration()
    let starts = try Self.starts(named: configuration.initial)
    configuration.initial = ""
    if jobs > 1, configuration.threads == 0 {
      configuration.threads = max(1, ProcessInfo.processInfo.activeProcessorCount / jobs)
    }
    let folder = URL(filePath: options.output)
    let compared =
      try architectures.map(ComparedArchitecture.list) ?? ComparedArchitecture.allCases
    try begin(in: folder)
    let run = ComparisonRun(
      configuration: configuration, architectures: compared,
      seeds: Array(configuration.seed..<configuration.seed + UInt64(seeds)), starts: starts,
      folder: folder, jobs: jobs, isQuiet: options.quiet)
    do {
      try write(try await run.record(), configuration, to: folder)
    } catch is CancellationError {
      if !options.quiet {
        print("\nInterrupted. Go on with the same command and --resume: finished folds are kept.")
      }
      throw CancellationError()
    }
  }

  /// Nothing is ever mixed into a folder by accident.
  private func begin(in folder: URL) throws {
    let isUsed = ComparedArchitecture.allCases.contains { architecture in
      FileManager.default.fileExists(atPath: folder.appending(component: architecture.name).path)
    }
    guard !isUsed || resume else { throw TrainingError.runExists(path: folder.path) }
  }

  private func write(
    _ record: ComparisonRecord, _ configuration: TrainingConfiguration, to folder: URL
  ) throws {
    try record.write(to: folder) { page in
      page.facts.append(.init("crops per clip", "\(configuration.clipLength)"))
      page.facts.append(.init("weights of networks", "of the last epoch of each fold"))
      if let near = record.nearDuplicates {
        page.facts.append(
          .init(
            "held-out clips with a near-duplicate in training, first seed",
            "\(near.count) of \(near.heldOut); pairs in near-duplicates.csv"))
      }
      page.configuration = configuration.yaml
      page.environment =
        Environment.facts(seed: configuration.seed) + [
          .init("support vector machines", BaselineEngine.version),
          .init(
            "multiply-adds",
            "multiplications, each with an addition, of one clip; of support "
              + "vector machines the kernel sums alone"),
          .init(
            "milliseconds",
            "median of one clip on the inference engine, crops to "
              + "probabilities, architectures timed in turn"),
        ]
    }
    guard !options.quiet else { return }
    print("\n\(record.text)\n\nReport: \(folder.appending(component: "report.html").path)")
  }

  /// The models that `architecture=file,…` names.
  ///
  /// - Throws: `ValidationError`; what `EmotionModelFile` throws.
  private static func starts(named text: String) throws -> [EmotionArchitecture: TrainingStart] {
    var starts: [EmotionArchitecture: TrainingStart] = [:]
    for part in text.split(separator: ",") {
      let words = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard words.count == 2 else {
        throw ValidationError(
          "“\(part)” does not say which architecture begins with it: --init cnn-bilstm=FILE")
      }
      let network = try EmotionArchitecture.network(named: words[0])
      starts[network] = .model(try EmotionModelFile(contentsOf: URL(filePath: words[1])))
    }
    return starts
  }
}
