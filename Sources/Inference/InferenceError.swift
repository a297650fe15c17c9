import Foundation

/// What can go wrong when a network is compiled or run.
public enum InferenceError: LocalizedError, Equatable, Sendable {
  /// oneDNN refused; `building` is what was being built or run.
  case engine(building: String, status: String)

  public var errorDescription: String? {
    switch self {
    case .engine(let building, let status): "oneDNN can't build or run \(building): \(status)"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .engine(_, "out of memory"): "use a smaller batch, or close other programs"
    case .engine:
      "check that oneDNN 2.6 is installed (libdnnl2); with DNNL_VERBOSE=1 it says what it does"
    }
  }
}
