import ArgumentParser
import Foundation
import Studio

/// `mien-studio probe FILE`: opens an upload for the server, in a process that may break.
struct ProbeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe", abstract: "Prints what a video says of itself.", shouldDisplay: false)

  @Argument var file: String

  func run() throws {
    print(try VideoFacts(ofVideoAt: URL(filePath: file)).text)
  }
}
