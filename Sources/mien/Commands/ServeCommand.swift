import ArgumentParser

/// `mien serve`: hands over to the program that serves the studio.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serves the studio: pages in the browser, an HTTP interface.",
    discussion: "See mien serve --help for its options.")

  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []

  func run() throws {
    try Companion.studio.takeOver()
  }
}
