import ArgumentParser
import Inference
import Terminal

/// The program: its commands, and how it ends.
@main
struct Mien: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mien",
    abstract: "Reads facial expressions from pictures; trains and judges its own models.",
    discussion: """
      Mien says expression, not feeling: a face does not tell what a person feels.
      Everything runs on this machine; nothing is uploaded.
      """,
    version: Version.text,
    subcommands: [
      AnalyzeCommand.self, LiveCommand.self, DetectCommand.self, TrainCommand.self,
      CrossvalCommand.self, CompareCommand.self, EvaluateCommand.self, ExplainCommand.self,
      DatasetCommand.self, ModelCommand.self, ServeCommand.self, BenchCommand.self,
      DoctorCommand.self,
    ])

  static func main() async {
    SharedHeaps.use()
    await Program.run(Self.self, status: ExitStatus.init(program:))
  }
}
