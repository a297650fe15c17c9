import Networks

extension Network {
  /// The results for pictures of any size, each `[1, C, H, W]`: for fully convolutional networks.
  ///
  /// Made for a detector's pyramid: sizes may differ from call to call at no cost, and each
  /// picture's results are the same whatever others are in the call. Networks with layers that
  /// can't slide over rows (padding, residual blocks, …) run as in `callAsFunction`.
  /// - Throws: `NetworksError.unfitInput`, `InferenceError.engine`.
  public func maps(of pictures: [FloatArray]) throws -> [[String: FloatArray]] {
    guard let sliding, pictures.allSatisfy({ $0.shape.count == 4 && $0.shape[0] == 1 }) else {
      return try pictures.map { try self($0) }
    }
    var multiplyAdds = 0
    for picture in pictures {
      _ = try specification.outputShapes(of: picture.shape)
      multiplyAdds += try specification.multiplyAdds(
        height: picture.shape[2], width: picture.shape[3])
    }
    return sliding.run(
      pictures, threads: InferenceThreads.count(multiplyAdds: multiplyAdds))
  }
}
