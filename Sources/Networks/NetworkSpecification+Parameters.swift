extension NetworkSpecification {
  /// Every layer, trunk first, then the heads in their order.
  public var layers: [Layer] { trunk + heads.flatMap(\.layers) }

  /// The parameters that the network needs, in the layers' order.
  public var parameters: [LayerParameter] { layers.flatMap(\.parameters) }

  /// How many numbers training changes.
  public var parameterCount: Int {
    parameters.lazy.filter(\.isTrained).map(\.count).reduce(0, +)
  }

  /// Checks weights against the architecture, name by name and shape by shape.
  /// - Throws: `NetworksError.missingWeights`, `.wrongShapes` or `.unexpectedWeights`, each with
  ///   the first in the layers' order and how many there are.
  public func check(_ weights: [String: FloatArray]) throws {
    let parameters = parameters
    let missing = parameters.filter { weights[$0.name] == nil }
    if let first = missing.first {
      throw NetworksError.missingWeights(network: name, first: first.name, count: missing.count)
    }
    let wrong = parameters.filter { weights[$0.name]?.shape != $0.shape }
    if let first = wrong.first {
      throw NetworksError.wrongShapes(
        network: name, first: first.name, found: weights[first.name]?.shape ?? [],
        expected: first.shape, count: wrong.count)
    }
    let unexpected = Set(weights.keys).subtracting(parameters.map(\.name)).sorted()
    if let first = unexpected.first {
      throw NetworksError.unexpectedWeights(network: name, first: first, count: unexpected.count)
    }
  }
}
