import ArgumentParser
import EmotionModel
import Foundation
import Reports
import Terminal
import VideoAnalysis

/// `mien analyze`: the expression of every face in photographs.
struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "Reads the expression of every face in photographs.")

  @Argument(help: "Photographs, or folders of them.") var paths: [String]
  @Option(help: ArgumentHelp("The model that reads the faces.", valueName: "file"))
  var model: String
  @Option(help: ArgumentHelp("Below this confidence the answer is uncertain.", valueName: "0...1"))
  var threshold: Double = 0
  @OptionGroup(title: "Results") var resultOptions: ResultOptions
  @OptionGroup(title: "Detector") var detectorOptions: DetectorOptions

  func validate() throws {
    guard (0...1).contains(threshold) else {
      throw ValidationError("--threshold is \(threshold); a confidence lies in 0...1")
    }
  }

  func run() async throws {
    let inputs = try PictureInput.all(of: paths)
    let classifier = try EmotionClassifier(EmotionModelFile(contentsOf: URL(filePath: model)))
    let analyzer = PhotoAnalyzer(
      detector: try detectorOptions.makeDetector(), classifier: classifier, threshold: threshold)
    var results = try PhotoResults(
      resultOptions, table: RowTable(labels: classifier.description.labels), name: "analysis")
    let walk = PhotoWalk(analyzer: analyzer, isQuiet: resultOptions.quiet)
    try await walk.run(inputs, into: &results)
  }
}
