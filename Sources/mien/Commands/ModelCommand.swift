import ArgumentParser
import EmotionModel
import Foundation

/// `mien model`: what a model file says of itself.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Looks into model files, and calibrates them.",
    subcommands: [Info.self, Calibrate.self])

  /// `mien model info FILE`.
  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "info", abstract: "Prints what a model file says of itself.")

    @Argument(help: "A model file (safetensors); the one that ships, if none is named.")
    var file: String?
    @Flag(help: "Print the description as JSON.") var json = false

    func run() throws {
      let model = try file.map { try EmotionModelFile(contentsOf: URL(filePath: $0)) }
      let description = try (model ?? .shipped()).description
      print(json ? try description.json() : description.summary)
    }
  }
}
