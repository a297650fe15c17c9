import ArgumentParser
import Evaluation
import Foundation
import Reports
import Terminal
import Training

/// `mien crossval`: one network per fold, every clip judged once by a network that never met it.
struct CrossvalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crossval", abstract: "Trains and judges one network per fold.",
    discussion: """
      The predictions of all folds are pooled: no mean of folds is given. With several seeds the \
      data are dealt anew for each, in a folder of its own. Run it again to go on with an \
      interrupted one: finished folds are kept.
      """)

  @Option(help: "How many seeds, from --seed on.") var seeds = 1
  @Option(help: "How many folds are trained at a time; they share the processors.") var jobs = 1
  @OptionGroup var options: TrainOptions

  func validate() throws {
    guard (1...100).contains(seeds) else {
      throw ValidationError("--seeds is \(seeds); 1...100 are possible")
    }
    guard (1...64).contains(jobs) else {
      throw ValidationError("--jobs is \(jobs); 1...64 are possible")
    }
  }

  func run() async throws {
    var configuration = try options.configuration()
    if jobs > 1, configuration.threads == 0 {
      configuration.threads = max(1, ProcessInfo.processInfo.activeProcessorCount / jobs)
    }
    let folder = URL(filePath: options.output)
    var done: [CrossvalRecord.Seed] = []
    var statement: ProtocolStatement?
    for seed in configuration.seed..<configuration.seed + UInt64(seeds) {
      var seeded = configuration
      seeded.seed = seed
      let place = seeds == 1 ? folder : folder.appending(component: "seed-\(seed)")
      let run = try CrossvalSeed(
        configuration: seeded, folder: place, title: options.title ?? place.lastPathComponent,
        jobs: jobs, isQuiet: options.quiet)
      let (judged, said) = try await run.judge()
      done.append(judged)
      statement = statement ?? said
    }
    try write(CrossvalRecord(statement: statement!, seeds: done), configuration, to: folder)
  }

  private func write(
    _ record: CrossvalRecord, _ configuration: TrainingConfiguration, to folder: URL
  ) throws {
    try record.json().write(to: folder.appending(component: "crossval.json"), options: .atomic)
    let report = folder.appending(component: "report.html")
    if seeds > 1 {
      var page = RunReport(
        title: options.title ?? folder.lastPathComponent, statement: record.statement)
      page.tables = [record.table]
      page.facts = [
        .init("mean accuracy over the seeds", CrossvalRecord.percent(record.meanAccuracy)),
        .init("weights", "of the last epoch of each fold"),
        .init("folds of a seed", "the page in its folder"),
      ]
      page.configuration = configuration.yaml
      page.environment = Environment.facts(seed: configuration.seed)
      try page.write(to: report)
    }
    guard !options.quiet else { return }
    if seeds > 1 {
      print("\nmean accuracy over \(seeds) seeds: \(CrossvalRecord.percent(record.meanAccuracy))")
    }
    print("\nReport: \(report.path)")
  }
}
