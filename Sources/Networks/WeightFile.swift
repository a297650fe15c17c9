import Foundation

/// Named weights and texts about them, as a safetensors file holds them.
///
/// ```swift
/// let file = try WeightFile(contentsOf: url)
/// let network = try Network(specification, weights: file.weights)
/// ```
/// The format (huggingface.co/docs/safetensors): 8 bytes with the header's length, little-endian;
/// the header, JSON; the numbers of all weights without gaps.
public struct WeightFile: Equatable, Sendable {
  /// The numbers by their names; names equal PyTorch's `state_dict` keys.
  public var weights: [String: FloatArray]
  /// Texts about the weights, by their names: the header's `__metadata__`.
  public var metadata: [String: String]

  /// Named weights and texts about them.
  public init(weights: [String: FloatArray], metadata: [String: String] = [:]) {
    self.weights = weights
    self.metadata = metadata
  }

  /// The header's key of the texts; no weight can have this name.
  static let metadataKey = "__metadata__"
  /// The longest header that is read; the format's own limit.
  static let longestHeader = 100_000_000
}
