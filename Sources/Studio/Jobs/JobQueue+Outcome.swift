import SessionStore

extension JobQueue {
  /// How a job ended.
  enum Outcome: Sendable {
    case done
    case interrupted(String)
    case failed(Fault)

    /// What the end of `mien analyze` means.
    init(_ end: Program.Outcome) {
      switch end.status {
      case 0: self = .done
      case 130: self = .interrupted("the program was interrupted")
      case -24:  // SIGXCPU
        self = .failed(
          Fault(
            StudioError.conflict(
              "the video takes too long", hint: "cut it into shorter ones")))
      case 65, 66:
        self = .failed(
          Fault(StudioError.notAVideo(reason: end.error ?? "", hint: end.hint ?? "")))
      default:
        self = .failed(
          Fault(
            StudioError.programFailed(
              status: end.status, reason: end.error ?? "it ended without a word",
              hint: end.hint ?? "try it on the command line: mien analyze")))
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
          code: "interrupted", message: reason, hint: "what was read until then is in its files")
      case .failed(let fault):
        Job.Fault(code: fault.code, message: fault.message, hint: fault.hint)
      }
    }
  }
}
