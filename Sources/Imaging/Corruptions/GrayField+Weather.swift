import Foundation

extension GrayField {
  /// With Gaussian noise.
  func noisy(
    deviation: Double, using generator: inout some RandomNumberGenerator
  ) -> GrayField {
    GrayField(values: values.map { $0 + deviation * generator.normal() })
  }

  /// With the noise of few photons: Poisson, `photons` of them for white.
  func shotNoisy(
    photons: Double, using generator: inout some RandomNumberGenerator
  ) -> GrayField {
    GrayField(values: values.map { Double(generator.events(mean: $0 * photons)) / photons })
  }

  /// More or less contrast about the crop's own mean.
  func contrasted(_ factor: Double) -> GrayField {
    let mean = mean
    return map { ($0 - mean) * factor + mean }
  }

  /// As JPEG keeps it at a quality of 1...100.
  func compressed(quality: Int) -> GrayField {
    var colors = values.flatMap { value in
      let level = Float((min(max(value, 0), 1) * 255).rounded())
      return [level, level, level]
    }
    JPEGLoss(quality: quality).apply(to: &colors, width: Self.side, height: Self.side)
    return GrayField(values: values.indices.map { Double(colors[3 * $0]) / 255 })
  }

  /// Lit from one side: the factor falls evenly from 1 + `strength` at the left to 1 − `strength`.
  ///
  /// - Parameter strength: −1...1; below 0 the light comes from the right.
  func lit(strength: Double) -> GrayField {
    let half = Double(Self.side) / 2
    return mapPlaces { value, point in value * (1 - strength * point.x / half) }
  }

  /// With one value over a part of the crop.
  func blocked(_ part: PixelRect, value: Double) -> GrayField {
    var result = self
    for y in part.y..<part.maxY {
      for x in part.x..<part.maxX { result.values[y * Self.side + x] = value }
    }
    return result
  }

  /// Shifted by pixels, turned by degrees and scaled about the crop's middle.
  func jittered(x: Double, y: Double, degrees: Double, scale: Double) -> GrayField {
    let (c, s) = (cos(degrees * .pi / 180) / scale, sin(degrees * .pi / 180) / scale)
    return moved { point in
      let (px, py) = (point.x - x, point.y - y)
      return Point(x: c * px + s * py, y: -s * px + c * py)
    }
  }

  /// Sheared along both axes about the crop's middle: each point comes from one that lies
  /// `share` of its other coordinate away.
  func sheared(_ share: Double) -> GrayField {
    moved { Point(x: $0.x - share * $0.y, y: $0.y - share * $0.x) }
  }
}

/// Drops on the lens: smooth noise over a threshold (Hendrycks and Dietterich 2019, *spatter*).
struct LiquidLayer: Equatable {
  /// How thick the liquid lies, 0 where there is none; `[48, 48]`.
  private(set) var thickness: [Double]

  /// The published layers are made for faces of about 100 pixels: lengths shrink with the face,
  /// and so does the noise, which keeps the drops' share of the picture.
  private static let scale = 0.48

  /// - Parameters:
  ///   - noise: one draw per pixel, deviation 1.
  ///   - size: of the drops, in pixels of a face of 100.
  init(noise: [Double], mean: Double, deviation: Double, size: Double, threshold: Double) {
    let field = GrayField(values: noise.map { mean + deviation * Self.scale * $0 })
    thickness = field.blurred(sigma: size * Self.scale).values.map { $0 < threshold ? 0 : $0 }
  }

  /// Light drops of water: the thicker, the brighter.
  ///
  /// Differs from the published one in that drops have no shaded edges.
  func water(over field: GrayField, strength: Double) -> GrayField {
    let greatest = thickness.max() ?? 0
    guard greatest > 0 else { return field }
    let turquoise = 0.299 * 175 / 255 + 0.587 * 238 / 255 + 0.114 * 238 / 255
    return GrayField(
      values: zip(field.values, thickness).map {
        $0 + turquoise * strength * $1 / greatest
      })
  }

  /// Dark mud; its edges are soft.
  func mud(over field: GrayField, softness: Double) -> GrayField {
    let mask = GrayField(values: thickness.map { $0 > 0 ? 1 : 0 })
      .blurred(sigma: softness * Self.scale).values.map { $0 < 0.8 ? 0 : $0 }
    let brown = (0.299 * 63 + 0.587 * 42 + 0.114 * 20) / 255
    return GrayField(
      values: zip(field.values, mask).map { $0 * (1 - $1) + brown * $1 })
  }

  /// The layer a moment later: it runs down.
  var later: LiquidLayer {
    var result = self
    for place in thickness.indices {
      let above = place >= GrayField.side ? thickness[place - GrayField.side] : 0
      result.thickness[place] = 0.3 * thickness[place] + 0.7 * above
    }
    return result
  }
}
