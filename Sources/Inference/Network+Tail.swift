import Networks

extension Network {
  /// One clip's way through the last part of the network, which can be traced back.
  ///
  /// - Parameters:
  ///   - clip: the features of each frame, from `features(of:)`.
  ///   - pictureShape: of one picture, `[C, H, W]`.
  ///   - head: whose outputs.
  /// - Throws: `InferenceError.noFeatureMaps` for a network that reads no maps frame by frame,
  ///   `.noReverse` for a layer without a way back; `NetworksError.unfitInput`.
  public func tailPass(
    of clip: [FloatArray], pictureShape: [Int], head: String = "logits"
  ) throws -> TailPass {
    precondition(!clip.isEmpty, "a clip has at least one frame")
    guard let parts = folded.parts, let last = parts.pictures.trunk.last,
      let layers = specification.heads.first(where: { $0.name == head })?.layers,
      let order = MapOrder(last), order == .rowsFirst || last != .flatten || clip.count == 1
    else { throw InferenceError.noFeatureMaps(network: specification.name) }
    let mapShape = try parts.pictures.trunk.dropLast().map { $0 }
      .outputShape(of: [1] + pictureShape, frames: 1)
    return try TailPass(
      clip, mapShape: Array(mapShape.dropFirst()), order: order,
      layers: parts.rest.trunk + layers, weights: folded.weights)
  }
}

extension MapOrder {
  /// The order that a layer makes of maps; nil for a layer that is not gone back through.
  init?(_ layer: Layer) {
    switch layer {
    case .rowsAsTokens: self = .rowsFirst
    case .framesAsTokens, .flatten: self = .channelsFirst
    default: return nil
    }
  }
}
