import ArgumentParser
import Reports
import Terminal
import VideoAnalysis

/// `mien detect`: faces and landmarks in photographs.
struct DetectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect", abstract: "Finds faces and their landmarks in photographs.")

  @Argument(help: "Photographs, or folders of them.") var paths: [String]
  @OptionGroup(title: "Results") var resultOptions: ResultOptions
  @OptionGroup(title: "Detector") var detectorOptions: DetectorOptions

  func run() async throws {
    let inputs = try PictureInput.all(of: paths)
    let analyzer = PhotoAnalyzer(detector: try detectorOptions.makeDetector())
    var results = try PhotoResults(resultOptions, table: .detections, name: "detections")
    let walk = PhotoWalk(analyzer: analyzer, isQuiet: resultOptions.quiet)
    try await walk.run(inputs, into: &results)
  }
}
