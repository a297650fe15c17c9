import ArgumentParser
import Terminal

/// The program that trains: what `mien train`, `mien crossval` and `mien compare` become.
@main
struct MienTrain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mien",
    abstract: "Trains, cross-validates and compares networks.",
    version: Version.text,
    subcommands: [
      TrainCommand.self, CrossvalCommand.self, CompareCommand.self, EngineCommand.self,
      StepBenchCommand.self,
    ])

  static func main() async {
    await Program.run(Self.self, status: ExitStatus.init(training:))
  }
}
