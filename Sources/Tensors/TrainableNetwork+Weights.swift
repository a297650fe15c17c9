import CTorch
import Networks

extension TrainableNetwork {
  /// How many numbers training changes.
  public var parameterCount: Int { specification.parameterCount }

  /// All parameters and running statistics by their names, as a weight file keeps them.
  public func weights() throws -> [String: FloatArray] { try tensors.mapValues { try $0.array() } }

  /// Takes weights over, name by name and shape by shape; changes nothing where one does not fit.
  ///
  /// - Throws: `NetworksError.missingWeights`, `.wrongShapes`, `.unexpectedWeights`.
  public func load(_ weights: [String: FloatArray]) throws {
    try specification.check(weights)
    for (name, values) in weights { try tensors[name]!.assign(Tensor(values, on: device)) }
  }
}
