import Foundation

/// What can go wrong in Tensors.
public enum TensorsError: Error, Equatable, Sendable {
  /// libtorch refused an operation; the message is its first line.
  case failed(operation: String, message: String)
  /// There was no memory left for an operation.
  case outOfMemory(operation: String)
  /// Numbers that are not finite, and where they were found.
  case notFinite(String)
  /// A GPU was asked for, and libtorch's CUDA half can't be used.
  case noGPU(reason: String)
  /// A device name that says nothing: `name` as it was given.
  case unknownDevice(name: String)
  /// An optimiser's state without an array that it needs.
  case missing(name: String)
  /// An optimiser's state with an array that it does not know.
  case unexpected(name: String)
  /// An optimiser's state with an array of another shape.
  case wrongShape(name: String, expected: [Int], found: [Int])
}

extension TensorsError: LocalizedError {
  public var errorDescription: String? {
    switch self {
    case .failed(let operation, let message):
      "The training engine could not \(operation): \(message)"
    case .outOfMemory(let operation):
      "There is not enough memory to \(operation)."
    case .notFinite(let place):
      "Infinite or undefined numbers in \(place)."
    case .noGPU(let reason):
      "No GPU can be used: \(reason)"
    case .unknownDevice(let name):
      "There is no device named '\(name)'."
    case .missing(let name):
      "The optimiser's state lacks the array '\(name)'."
    case .unexpected(let name):
      "The optimiser has no array '\(name)'."
    case .wrongShape(let name, let expected, let found):
      "The optimiser's array '\(name)' has shape \(found), expected \(expected)."
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .failed:
      "Check the shapes that go in; if they are right, please report this with the message."
    case .outOfMemory:
      "Make the batches smaller, or close other programs."
    case .notFinite:
      "Lower the learning rate, clip the gradients, or look for broken pictures in the data."
    case .noGPU:
      "Install libtorch with CUDA and a GPU driver and name its folder in LIBTORCH, or train on "
        + "the CPU with --device cpu."
    case .unknownDevice:
      "Name one of: cpu, cuda, cuda:0, cuda:1, …"
    case .missing, .unexpected, .wrongShape:
      "Resume with the optimiser, architecture and classes that the checkpoint was written with."
    }
  }
}
