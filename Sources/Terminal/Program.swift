import ArgumentParser
import Foundation

/// How both programs start and end.
public enum Program {
  /// Parses the command line, runs the command until it ends or Ctrl-C, and exits.
  ///
  /// Errors of the command line are ArgumentParser's, with its exit code 64; all others are
  /// reported as `error: …` and `hint: …`, and end with the `ExitStatus` that `status` gives.
  public static func run<Root: AsyncParsableCommand>(
    _ root: Root.Type, status: @Sendable (any Error) -> ExitStatus = ExitStatus.init(for:)
  ) async {
    do {
      try await Interruption.cancelling {
        var command = try root.parseAsRoot()
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
        try StandardOutput.flush()
      }
    } catch is CancellationError {
      exit(ExitStatus.interrupted.rawValue)
    } catch let error as any LocalizedError where !isOfTheCommandLine(error) {
      Failure(error).report()
      exit(status(error).rawValue)
    } catch {
      root.exit(withError: error)
    }
  }

  private static func isOfTheCommandLine(_ error: any Error) -> Bool {
    error is ValidationError || error is ExitCode || error is CleanExit
  }
}
