import Networks

extension NetworkSpecification {
  /// Weights that follow from their places: the answers depend on the input, without training.
  public var patternedWeights: [String: FloatArray] {
    let named = parameters.enumerated().map { place, parameter in
      let count = parameter.shape.reduce(1, *)
      let values = (0..<count).map { Float(($0 * 7919 + place * 104_729) % 1009) / 5045 - 0.1 }
      let isVariance = parameter.name.hasSuffix("running_var")
      return (
        parameter.name,
        FloatArray(shape: parameter.shape, values: isVariance ? values.map { $0 + 1 } : values)
      )
    }
    return Dictionary(uniqueKeysWithValues: named)
  }
}
