import ArgumentParser
import EmotionModel
import Foundation

/// `mien model`: what a model file says of itself.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Looks into model files.", subcommands: [Info.self])

  /// `mien model info FILE`.
  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "info", abstract: "Prints what a model file says of itself.")

    @Argument(help: "A model file (safetensors).") var file: String
    @Flag(help: "Print the description as JSON.") var json = false

    func run() throws {
      let description = try EmotionModelFile(contentsOf: URL(filePath: file)).description
      print(json ? try description.json() : description.summary)
    }
  }
}
