import Networks

/// Gradient-weighted class activation maps (Selvaraju et al. 2017, equations 1 and 2).
///
/// αₖ is the mean of ∂y/∂Aᵏ over the places of map k, and the result ReLU(Σ αₖ·Aᵏ). Here y is the
/// logit, A the maps that the tokens are made of, and the weights are each frame's own. All frames
/// of a clip are scaled alike, so that they compare.
enum GradCAM {
  /// One map per frame, from maps and gradients `[C, H, W]`.
  static func maps(_ maps: [FloatArray], gradients: [FloatArray]) -> [SaliencyMap] {
    let coarse = zip(maps, gradients).map { coarseMap($0, gradient: $1) }
    let enlarged = zip(maps, coarse).map { map, values in
      SaliencyMap.enlarged(values, height: map.shape[1], width: map.shape[2])
    }
    let greatest = enlarged.compactMap { $0.max() }.max()
    return enlarged.map { SaliencyMap(scaling: $0, to: greatest) }
  }

  /// ReLU(Σ αₖ·Aᵏ), `[H, W]`.
  private static func coarseMap(_ map: FloatArray, gradient: FloatArray) -> [Float] {
    let places = map.shape[1] * map.shape[2]
    var sums = [Float](repeating: 0, count: places)
    for channel in 0..<map.shape[0] {
      let range = channel * places..<(channel + 1) * places
      let weight = gradient.values[range].reduce(0, +) / Float(places)
      for (place, index) in range.enumerated() { sums[place] += weight * map.values[index] }
    }
    return sums.map { max($0, 0) }
  }
}
