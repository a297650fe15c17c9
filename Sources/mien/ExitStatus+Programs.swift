import Terminal

extension ExitStatus {
  /// How the program ends that an error of its own, or of one of the stations, stopped.
  init(program error: any Error) {
    self =
      switch error {
      case is CompanionError: .unavailable
      case is NoPictures: .noInput
      case is BaselineError, is NothingToExplain: .badData
      default: .init(for: error)
      }
  }
}
