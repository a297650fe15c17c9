import Foundation

/// What can go wrong when a network is compiled or run.
public enum InferenceError: LocalizedError, Equatable, Sendable {
  /// oneDNN refused; `building` is what was being built or run.
  case engine(building: String, status: String)
  /// The network has no feature maps `[C, H, W]` with one last part after them.
  case noFeatureMaps(network: String)
  /// A layer of the last part through which no gradient goes back.
  case noReverse(layer: String)

  public var errorDescription: String? {
    switch self {
    case .engine(let building, let status): "oneDNN can't build or run \(building): \(status)"
    case .noFeatureMaps(let network):
      "the network “\(network)” has no feature maps that its last part reads"
    case .noReverse(let layer): "no gradient goes back through \(layer)"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .engine(_, "out of memory"): "use a smaller batch, or close other programs"
    case .engine:
      "check that oneDNN 2.6 is installed (libdnnl2); with DNNL_VERBOSE=1 it says what it does"
    case .noFeatureMaps, .noReverse:
      "explain one of the architectures that mien train knows, such as cnn-bilstm"
    }
  }
}
