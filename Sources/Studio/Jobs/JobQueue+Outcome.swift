import SessionStore

extension JobQueue {
  /// How a job ended.
  enum Outcome: Sendable {
    case done
    case interrupted(String)
    case failed(Fault)

    /// What the end of a program that did not go well means.
    init(_ end: Program.Outcome, of kind: Job.Kind) {
      switch end.status {
      case 130: self = .interrupted("the program was interrupted")
      case -24:  // SIGXCPU
        self = .failed(Fault(StudioError.conflict("it takes too long", hint: kind.shorter)))
      case 65, 66:
        self = .failed(Fault(StudioError.badData(reason: end.error ?? "", hint: end.hint ?? "")))
      default:
        self = .failed(
          Fault(
            StudioError.programFailed(
              status: end.status, reason: end.error ?? "it ended without a word",
              hint: end.hint ?? "try it on the command line: \(kind.command)")))
      }
    }

    var state: Job.State {
      switch self {
      case .done: .done
      case .interrupted: .interrupted
      case .failed: .failed
      }
    }

    var fault: Job.Fault? {
      switch self {
      case .done: nil
      case .interrupted(let reason):
        Job.Fault(
          code: "interrupted", message: reason, hint: "what was done until then is kept")
      case .failed(let fault):
        Job.Fault(code: fault.code, message: fault.message, hint: fault.hint)
      }
    }
  }
}

extension Job.Kind {
  /// The command that does it.
  fileprivate var command: String {
    switch self {
    case .video: "mien analyze"
    case .training: "mien train"
    case .evaluation: "mien evaluate"
    }
  }

  /// How it takes less time.
  fileprivate var shorter: String {
    switch self {
    case .video: "cut it into shorter ones"
    case .training: "take fewer epochs or data"
    case .evaluation: "take fewer data, or spoil fewer faces"
    }
  }
}
