import Imaging

/// What a system without a network knows of a clip: means over its frames.
public struct ClipDescriptor: Equatable, Sendable {
  /// The histograms of oriented gradients, `[D]`.
  public var appearance: [Float]
  /// The shape of the face, `[9]`; nil where no frame gave one, or it was not asked for.
  public var geometry: [Float]?

  /// A descriptor from its parts.
  public init(appearance: [Float], geometry: [Float]? = nil) {
    self.appearance = appearance
    self.geometry = geometry
  }

  /// Reads a clip.
  ///
  /// - Parameter finder: finds the points; nil leaves the geometry out.
  /// - Throws: `InferenceError`.
  public init(
    of clip: Clip, hog: HistogramOfGradients = .init(), landmarks finder: CropLandmarks? = nil
  ) throws {
    appearance = Self.mean(clip.crops.map(hog.descriptor)) ?? []
    geometry = try finder.flatMap { finder in
      Self.mean(
        try clip.crops.compactMap { crop in
          try finder.landmarks(in: crop).flatMap(FaceGeometry.init)?.values
        })
    }
  }

  /// The mean of rows of one length; nil without any.
  private static func mean(_ rows: [[Float]]) -> [Float]? {
    guard var sum = rows.first else { return nil }
    for row in rows.dropFirst() {
      for index in sum.indices { sum[index] += row[index] }
    }
    return sum.map { $0 / Float(rows.count) }
  }
}
