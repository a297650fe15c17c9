import ArgumentParser
import SessionStore
import Studio
import Terminal

/// The program that serves the studio: what `mien serve` becomes.
@main
struct MienStudio: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mien", abstract: "Serves the studio: pages and an HTTP interface.",
    version: Version.text, subcommands: [ServeCommand.self, ProbeCommand.self])

  static func main() async {
    await Program.run(Self.self) { error in
      switch error {
      case StudioError.openWithoutToken, StudioError.weakToken: .usage
      case is StudioError: .unavailable
      case SessionStoreError.damaged, SessionStoreError.newer: .badData
      case SessionStoreError.inUse: .unavailable
      case is SessionStoreError: .cantCreate
      default: .init(for: error)
      }
    }
  }
}
