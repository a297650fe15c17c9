import Networks

extension Network {
  /// The results for pictures of any size, each `[1, C, H, W]`: for fully convolutional networks.
  ///
  /// Sizes may differ from call to call at no cost; each picture's results are those of a call of
  /// its own.
  /// - Throws: `NetworksError.unfitInput`; `InferenceError.sizeDependent` when a layer wants one
  ///   size.
  public func maps(of pictures: [FloatArray]) throws -> [[String: FloatArray]] {
    try pictures.map { try self($0) }
  }
}
