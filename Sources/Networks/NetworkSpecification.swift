/// A network's architecture as data: what `Tensors` trains, `Inference` runs and a file carries.
///
/// The trunk's result goes into each head; a classifier has one head, P-Net two, O-Net three.
public struct NetworkSpecification: Equatable, Codable, Sendable {
  /// One named result of a network.
  public struct Head: Equatable, Codable, Sendable {
    /// What the result is called.
    public var name: String
    /// The steps from the trunk's result to this one.
    public var layers: [Layer]

    /// A named result of a network.
    public init(name: String, layers: [Layer]) {
      self.name = name
      self.layers = layers
    }
  }

  /// What the architecture is called, for people: `cnn-bilstm`.
  public var name: String
  /// Channels of the input `[N, C, H, W]` (a clip's `[N, T, C, H, W]` counts as `[N·T, C, H, W]`).
  public var inputChannels: Int
  /// The common steps.
  public var trunk: [Layer]
  /// The results.
  public var heads: [Head]

  /// An architecture as data.
  public init(name: String, inputChannels: Int, trunk: [Layer], heads: [Head]) {
    self.name = name
    self.inputChannels = inputChannels
    self.trunk = trunk
    self.heads = heads
  }
}
