/// Brings both parts of a descriptor onto one scale, learnt from the clips that train.
///
/// The histograms keep the proportions among themselves, which their blocks' normalisation gave
/// them; the geometry's numbers are standardised one by one. Each part then has a total variance
/// of its share, so that γ = 1 means the same for every descriptor.
public struct DescriptorScaling: Equatable, Codable, Sendable {
  /// The mean histograms of the training clips, `[D]`.
  public let appearanceMean: [Float]
  /// What one unit of them is worth.
  public let appearanceScale: Float
  /// The mean geometry, `[9]`; empty without.
  public let geometryMean: [Float]
  /// The deviation of each of its numbers.
  public let geometryDeviation: [Float]
  /// The geometry's share of the total variance, 0 up to below 1; 0 leaves it out.
  public let geometryShare: Double

  /// Learns the scale.
  public init(of descriptors: [ClipDescriptor], geometryShare: Double) {
    precondition(!descriptors.isEmpty && geometryShare >= 0 && geometryShare < 1)
    self.geometryShare = geometryShare
    let (mean, deviation) = Self.moments(descriptors.map(\.appearance))
    appearanceMean = mean
    let total = deviation.reduce(0) { $0 + $1 * $1 }
    appearanceScale = Self.scale(share: 1 - geometryShare, of: total)
    guard geometryShare > 0 else {
      (geometryMean, geometryDeviation) = ([], [])
      return
    }
    let shapes = descriptors.compactMap(\.geometry)
    (geometryMean, geometryDeviation) =
      shapes.isEmpty
      ? (
        [Float](repeating: 0, count: FaceGeometry.length),
        .init(repeating: 0, count: FaceGeometry.length)
      )
      : Self.moments(shapes)
  }

  /// The row `[D]` or `[D + 9]` that a machine reads; a clip without geometry has the mean one.
  public func row(of descriptor: ClipDescriptor) -> [Float] {
    var row = zip(descriptor.appearance, appearanceMean).map { ($0 - $1) * appearanceScale }
    guard geometryShare > 0 else { return row }
    let weight = Self.scale(share: geometryShare, of: Float(geometryMean.count))
    for (index, value) in (descriptor.geometry ?? geometryMean).enumerated() {
      let deviation = geometryDeviation[index]
      row.append(deviation > 0 ? (value - geometryMean[index]) / deviation * weight : 0)
    }
    return row
  }

  private static func scale(share: Double, of variance: Float) -> Float {
    variance > 0 ? Float(share.squareRoot()) / variance.squareRoot() : 0
  }

  /// Mean and deviation of each column.
  private static func moments(_ rows: [[Float]]) -> (mean: [Float], deviation: [Float]) {
    let width = rows[0].count
    var sums = [Double](repeating: 0, count: width)
    var squares = sums
    for row in rows {
      for (index, value) in row.enumerated() { sums[index] += Double(value) }
    }
    let means = sums.map { $0 / Double(rows.count) }
    for row in rows {
      for (index, value) in row.enumerated() {
        let difference = Double(value) - means[index]
        squares[index] += difference * difference
      }
    }
    return (
      means.map { Float($0) }, squares.map { Float(($0 / Double(rows.count)).squareRoot()) }
    )
  }
}
