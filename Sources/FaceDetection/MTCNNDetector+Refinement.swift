import Imaging
import Inference
import Networks

extension MTCNNDetector {
  /// The face at each of some places, in their order; nil where O-Net sees none.
  ///
  /// R-Net only moves the squares, whatever it thinks of them; O-Net decides. P-Net, which takes
  /// most of the time, is not asked.
  /// - Throws: `InferenceError` when a network can't run.
  public func faces(near boxes: [Rect], in image: Image) throws -> [Face?] {
    let image = image.rgb()
    var faces = [Face?](repeating: nil, count: boxes.count)
    let candidates = boxes.indices.compactMap { index in
      Candidate(boxes[index], place: index).map { $0.squared() }
    }
    let moved = try judged(candidates, by: rNet, side: 24, batches: [1, 4, 16], in: image)
      .map { $0.regressed(extra: 1).squared() }
    for candidate in try decided(moved, in: image) { faces[candidate.place] = candidate.face }
    return faces
  }

  /// What R-Net leaves of P-Net's candidates, as squares, most likely first.
  func refined(_ candidates: [Candidate], in image: Image) throws -> [Candidate] {
    try judged(candidates, by: rNet, side: 24, batches: [4, 16], in: image)
      .filter { $0.score > configuration.thresholds[1] }
      .suppressed(above: 0.7, of: .union)
      .map { $0.regressed(extra: 1).squared() }
  }

  /// What O-Net leaves of R-Net's candidates, as faces.
  func output(_ candidates: [Candidate], in image: Image) throws -> [Face] {
    try decided(candidates, in: image).suppressed(above: 0.7, of: .smaller).map(\.face)
  }

  /// The candidates that O-Net takes for faces, with its boxes and points, in their order.
  private func decided(_ candidates: [Candidate], in image: Image) throws -> [Candidate] {
    try judged(candidates, by: oNet, side: 48, batches: [1, 4], in: image)
      .filter { $0.score > configuration.thresholds[2] }
      .map { (candidate: Candidate) in
        // The points are shares of the square that O-Net saw, not of the box that it gives.
        var result = candidate.regressed(extra: 1)
        result.points = candidate.pointsInPixels
        return result
      }
  }

  /// The candidates with a network's score, regression and points; what lies outside is left out.
  ///
  /// - Parameter batches: how many crops the network reads at once, smallest first. The last ones
  ///   go in the next batch that holds them, so the network is compiled for few sizes. Batches
  ///   run side by side on one thread each, which scales better than threads within a batch.
  private func judged(
    _ candidates: [Candidate], by network: Network, side: Int, batches: [Int], in image: Image
  ) throws -> [Candidate] {
    let inside = candidates.compactMap { candidate in
      candidate.crop(width: image.width, height: image.height).map {
        (candidate, PixelRect(x: $0.x, y: $0.y, width: $0.width, height: $0.height))
      }
    }
    let largest = batches[batches.count - 1]
    return try InferenceThreads.map((inside.count + largest - 1) / largest) { index in
      let part = inside[index * largest..<min((index + 1) * largest, inside.count)]
      let batch = batches.first { $0 >= part.count } ?? largest
      let crops = image.normalizedCrops(part.map(\.1), side: side, batch: batch)
      let heads = try network(crops, threads: 1)
      return part.enumerated().map { row, item in item.0.judged(by: heads, row: row) }
    }.flatMap(\.self)
  }
}

extension Image {
  /// Parts of the picture as a network reads them, `[batch, 3, side, side]`; zeros fill the batch.
  fileprivate func normalizedCrops(_ rects: [PixelRect], side: Int, batch: Int) -> FloatArray {
    let layout = PlaneLayout(width: side, height: side)
    let values = [Float](unsafeUninitializedCapacity: batch * layout.count) { buffer, count in
      count = batch * layout.count
      buffer[(rects.count * layout.count)...].initialize(repeating: 0)
      for (index, rect) in rects.enumerated() {
        let target = buffer[index * layout.count..<(index + 1) * layout.count]
        writeNormalizedPlanes(of: rect, as: layout, into: .init(rebasing: target))
      }
    }
    return FloatArray(shape: [batch, 3, side, side], values: values)
  }
}

extension Candidate {
  /// The candidate with one row of what R- or O-Net gives for a batch.
  fileprivate func judged(by heads: [String: FloatArray], row: Int) -> Candidate {
    var result = self
    if let probabilities = heads["probabilities"]?.values {
      result.score = probabilities[2 * row + 1]
    }
    if let boxes = heads["boxes"]?.values {
      result.regression = SIMD4(boxes[4 * row..<4 * row + 4])
    }
    if let landmarks = heads["landmarks"]?.values {
      result.points = Array(landmarks[10 * row..<10 * row + 10])
    }
    return result
  }

  /// The points in the picture's pixels, five x, then five y.
  fileprivate var pointsInPixels: [Float] {
    points.enumerated().map { index, share in
      index < 5
        ? (width + 1) * share + corners.x - 1 : (height + 1) * share + corners.y - 1
    }
  }

  /// The finished face; `points` are in pixels.
  fileprivate var face: Face {
    let p = (0..<5).map { Point(x: Double(points[$0]), y: Double(points[$0 + 5])) }
    return Face(
      box: Rect(
        x: Double(corners.x), y: Double(corners.y), width: Double(width), height: Double(height)),
      score: Double(score),
      landmarks: Landmarks(
        leftEye: p[0], rightEye: p[1], nose: p[2], leftMouth: p[3], rightMouth: p[4]))
  }
}
