import Networks

extension Network {
  /// Whether pictures can be run on their own first, and what became of them later, in any company.
  public var hasPictureFeatures: Bool { batches.runsPicturesAlone }

  /// What the layers up to the first tokens or vectors make of each picture of `[N, C, H, W]`.
  ///
  /// For clips that share pictures: each is run once. `callAsFunction(features:)` takes them on;
  /// the two together give what `callAsFunction` gives, bit by bit.
  /// - Returns: `N` arrays, each of one picture; no use but to be given back.
  /// - Throws: `NetworksError.unfitInput`, `InferenceError.engine`.
  public func features(of pictures: FloatArray) throws -> [FloatArray] {
    precondition(hasPictureFeatures, "this network reads all pictures at once")
    _ = try specification.outputShapes(of: pictures.shape)
    return try batches.features(of: pictures)
  }

  /// The results by the heads' names for clips of equal length, each as its pictures' features.
  ///
  /// - Throws: `InferenceError.engine`.
  public func callAsFunction(features clips: [[FloatArray]]) throws -> [String: FloatArray] {
    try batches.run(features: clips)
  }
}
