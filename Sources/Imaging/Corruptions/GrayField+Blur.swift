import Foundation

extension GrayField {
  /// Blurred by a Gaussian; lengths in pixels.
  func blurred(sigma: Double) -> GrayField {
    let radius = max(Int((3 * sigma).rounded(.up)), 1)
    let bells = (-radius...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    let sum = bells.reduce(0, +)
    let line = zip(-radius...radius, bells).map { ($0, $1 / sum) }
    return filtered(line.map { (x: $0.0, y: 0, weight: $0.1) })
      .filtered(line.map { (x: 0, y: $0.0, weight: $0.1) })
  }

  /// Out of focus: a disc of a radius in pixels, its edge softened by a Gaussian over 3×3.
  func defocused(radius: Double, softness: Double) -> GrayField {
    let reach = Int(radius)
    var disc: [(x: Int, y: Int, weight: Double)] = []
    for y in -reach...reach {
      for x in -reach...reach where Double(x * x + y * y) <= radius * radius {
        disc.append((x, y, 1))
      }
    }
    let outer = exp(-1 / (2 * softness * softness))
    let line = [outer, 1, outer].map { $0 / (1 + 2 * outer) }
    let across = (0..<3).map { (x: $0 - 1, y: 0, weight: line[$0]) }
    let down = (0..<3).map { (x: 0, y: $0 - 1, weight: line[$0]) }
    let share = 1 / Double(disc.count)
    return filtered(disc.map { ($0.x, $0.y, share) }).filtered(across).filtered(down)
  }

  /// Moved while it was taken: one-sided, as ImageMagick's motion blur.
  ///
  /// Pixels along the way count by a Gaussian of their distance, up to twice the radius.
  /// - Parameter angle: in degrees, clockwise from the right.
  func motionBlurred(radius: Int, sigma: Double, angle: Double) -> GrayField {
    let weights = (0...2 * radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    let sum = weights.reduce(0, +)
    let (dx, dy) = (cos(angle * .pi / 180), sin(angle * .pi / 180))
    let taps = weights.enumerated().map { step, weight in
      (
        x: Int((Double(step) * dx - 0.5).rounded(.up)),
        y: Int((Double(step) * dy - 0.5).rounded(.up)), weight: weight / sum
      )
    }
    return filtered(taps) { index, count in min(max(index, 0), count - 1) }
  }

  /// Zoomed while it was taken: the mean over factors from 1 on, and the picture once more.
  ///
  /// - Parameter factors: the zooms, ≥ 1.
  func zoomBlurred(_ factors: [Double]) -> GrayField {
    var sum = values
    for factor in factors {
      let zoomed = moved { Point(x: $0.x / factor, y: $0.y / factor) }
      for place in sum.indices { sum[place] += zoomed.values[place] }
    }
    return GrayField(values: sum).map { $0 / Double(factors.count + 1) }
  }

  /// In squares: the means of `cells` × `cells` areas, enlarged without interpolation.
  func pixelated(cells: Int) -> GrayField {
    let side = Self.side
    let small = means(cells: cells)
    return GrayField(
      values: (0..<side * side).map { place in
        let (x, y) = (place % side, place / side)
        // The cell in which the pixel's centre lies.
        return small[(2 * y + 1) * cells / (2 * side) * cells + (2 * x + 1) * cells / (2 * side)]
      })
  }

  /// As a face of so many pixels, enlarged by interpolation.
  func lowered(toSide small: Int) -> GrayField {
    let image = Image(
      unchecked: crop.pixels, width: Self.side, height: Self.side, channels: .gray)
    let again = image.resized(width: small, height: small, method: .area)
      .resized(width: Self.side, height: Self.side, method: .bilinear)
    return GrayField(values: again.pixels.map { Double($0) / 255 })
  }

  /// The means of `cells` × `cells` areas; pixels at their borders count in part.
  private func means(cells: Int) -> [Double] {
    let taps = ResamplingTaps(source: Self.side, target: cells, method: .area)
    func weights(_ cell: Int) -> [(pixel: Int, weight: Double)] {
      (taps.offsets[cell]..<taps.offsets[cell + 1]).map {
        (taps.starts[cell] + $0 - taps.offsets[cell], Double(taps.weights[$0]))
      }
    }
    return (0..<cells * cells).map { place in
      weights(place / cells).reduce(0) { sum, row in
        sum
          + weights(place % cells).reduce(0) {
            $0 + row.weight * $1.weight * values[row.pixel * Self.side + $1.pixel]
          }
      }
    }
  }
}
