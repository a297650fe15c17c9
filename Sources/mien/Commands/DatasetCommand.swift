import ArgumentParser
import Datasets
import Foundation
import Terminal

/// `mien dataset`: what lies on disk, and data sets that are rendered.
struct DatasetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset", abstract: "Looks into data sets, and renders one.",
    subcommands: [Inspect.self, Synthesize.self])

  /// `mien dataset inspect PATH`.
  struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "inspect",
      abstract: "Prints layout, pictures, people, classes, missing labels and duplicates.")

    @Argument(help: "A folder, a zip archive or a table.") var path: String
    @Flag(name: .shortAndLong, help: "Show no progress.") var quiet = false

    func run() throws {
      let dataset = try DatasetImporter.dataset(at: path)
      let bar = ProgressBar("Looking", total: dataset.pictures.count, isQuiet: quiet)
      let inspection = try DatasetInspection(of: dataset) { done, _ in
        try Task.checkCancellation()
        bar.show(done)
      }
      bar.finish()
      print(inspection)
    }
  }
}
