import CTorch
import Networks

extension TrainableNetwork {
  /// All parameters and running statistics by their names, as a weight file keeps them.
  public func weights() throws -> [String: FloatArray] { try tensors.mapValues { try $0.array() } }

  /// Takes weights over, name by name and shape by shape; changes nothing where one does not fit.
  ///
  /// - Throws: `TensorsError.missing`, `.unexpected`, `.wrongShape`.
  public func load(_ weights: [String: FloatArray]) throws {
    try check(weights, against: names.map { ($0, tensors[$0]!) })
    for (name, values) in weights { try tensors[name]!.assign(Tensor(values, on: device)) }
  }

  /// The number of numbers that learn.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.tensor.count } }
}

/// Compares arrays with the tensors that are to take them, name by name and shape by shape.
func check(_ arrays: [String: FloatArray], against tensors: [(name: String, tensor: Tensor)]) throws
{
  for (name, tensor) in tensors {
    guard let found = arrays[name] else { throw TensorsError.missing(name: name) }
    guard found.shape == tensor.shape else {
      throw TensorsError.wrongShape(name: name, expected: tensor.shape, found: found.shape)
    }
  }
  let known = Set(tensors.map(\.name))
  if let name = arrays.keys.filter({ !known.contains($0) }).min() {
    throw TensorsError.unexpected(name: name)
  }
}
