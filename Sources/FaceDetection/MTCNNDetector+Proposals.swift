import Imaging
import Inference
import Networks

extension MTCNNDetector {
  /// Pixels that P-Net looks at in one call; bounds the memory that a large photograph needs.
  private static let pixelsPerCall = 4_000_000

  /// P-Net's candidates as squares, most likely first.
  func proposals(in image: Image) throws -> [Candidate] {
    let pyramid = ImagePyramid(
      width: image.width, height: image.height, minimumFaceSize: configuration.minimumFaceSize,
      factor: configuration.pyramidFactor)
    return try pyramid.parts(ofAtMost: Self.pixelsPerCall)
      .flatMap { try candidates(of: $0, in: image) }
      .suppressed(above: 0.7, of: .union)
      .map { $0.regressed(extra: 0).squared() }
  }

  /// The candidates of some levels, suppressed within each of them.
  private func candidates(
    of levels: [ImagePyramid.Level], in image: Image
  ) throws -> [Candidate] {
    let pictures = try InferenceThreads.map(levels.count) { index in
      let (width, height) = (levels[index].width, levels[index].height)
      return FloatArray(
        shape: [1, 3, height, width],
        values: image.normalizedPlanes(width: width, height: height))
    }
    // All of them in one call: P-Net slides over any size without being compiled for it.
    let maps = try pNet.maps(of: pictures)
    return zip(levels, maps).flatMap { level, heads in
      candidates(of: level, heads: heads).suppressed(above: 0.5, of: .union)
    }
  }

  /// The windows of one level that may be faces, row by row, in the picture's pixels.
  private func candidates(
    of level: ImagePyramid.Level, heads: [String: FloatArray]
  ) -> [Candidate] {
    guard let probabilities = heads["probabilities"], let boxes = heads["boxes"] else { return [] }
    let (rows, columns) = (probabilities.shape[2], probabilities.shape[3])
    let plane = rows * columns
    let scale = Float(level.scale)
    var candidates: [Candidate] = []
    for cell in 0..<plane {
      let score = probabilities.values[plane + cell]
      guard score >= configuration.thresholds[0] else { continue }
      let (x, y) = (Float(2 * (cell % columns)), Float(2 * (cell / columns)))
      let regression = SIMD4(
        boxes.values[cell], boxes.values[plane + cell], boxes.values[2 * plane + cell],
        boxes.values[3 * plane + cell])
      // A window is 12 pixels of the level wide; its places count from 1.
      let corners = (SIMD4(x + 1, y + 1, x + 12, y + 12) / scale).rounded(.down)
      candidates.append(Candidate(corners: corners, score: score, regression: regression))
    }
    return candidates
  }
}
