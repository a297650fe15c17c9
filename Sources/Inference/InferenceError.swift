import Foundation

/// What can go wrong when a network is compiled or run.
public enum InferenceError: LocalizedError, Equatable, Sendable {
  /// oneDNN refused; `building` is what was being built or run.
  case engine(building: String, status: String)
  /// A network that reads pictures of any size can't have this layer.
  case sizeDependent(network: String, layer: String)

  public var errorDescription: String? {
    switch self {
    case .engine(let building, let status): "oneDNN can't build or run \(building): \(status)"
    case .sizeDependent(let network, let layer):
      "network “\(network)” can't read pictures of any size because of its \(layer)"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .engine(_, "out of memory"): "use a smaller batch, or close other programs"
    case .engine:
      "check that oneDNN 2.6 is installed (libdnnl2); with DNNL_VERBOSE=1 it says what it does"
    case .sizeDependent: "give pictures of the one size that the network was made for"
    }
  }
}
