import ArgumentParser
import Terminal

/// The program that trains: what `mien train` and `mien crossval` become.
@main
struct MienTrain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mien",
    abstract: "Trains and cross-validates networks.",
    version: Version.text,
    subcommands: [
      TrainCommand.self, CrossvalCommand.self, EngineCommand.self, StepBenchCommand.self,
    ])

  static func main() async {
    await Program.run(Self.self, status: ExitStatus.init(training:))
  }
}
