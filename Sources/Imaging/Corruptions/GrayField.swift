import Foundation

/// A crop's values as numbers that may leave 0...255 on the way: what corruptions work on.
///
/// Values are on the scale 0...1. Each step of a corruption ends in whole grey levels, as it would
/// in a stored picture.
struct GrayField: Equatable {
  // x column, y row
  static let side = FaceCrop.side
  /// `[48, 48]`.
  var values: [Double]

  init(_ crop: FaceCrop) { values = crop.pixels.map { Double($0) / 255 } }
  init(values: [Double]) { self.values = values }

  /// The crop: kept in 0...1, rounded to grey levels.
  var crop: FaceCrop {
    FaceCrop(unchecked: values.map { UInt8((min(max($0, 0), 1) * 255).rounded()) })
  }

  /// The mean value.
  var mean: Double { values.reduce(0, +) / Double(values.count) }

  /// Each value by itself.
  func map(_ change: (Double) -> Double) -> GrayField { GrayField(values: values.map(change)) }

  /// Each value by itself and its place, in pixels from the crop's middle.
  func mapPlaces(_ change: (Double, Point) -> Double) -> GrayField {
    let half = Double(Self.side) / 2
    return GrayField(
      values: values.indices.map { place in
        let (x, y) = (Double(place % Self.side) + 0.5, Double(place / Self.side) + 0.5)
        return change(values[place], Point(x: x - half, y: y - half))
      })
  }

  /// The sum of the pixels at some offsets, weighted; beyond the edges `fold` says which pixel.
  func filtered(
    _ taps: [(x: Int, y: Int, weight: Double)], fold: (Int, Int) -> Int = mirrored
  ) -> GrayField {
    let side = Self.side
    return GrayField(
      values: values.indices.map { place in
        let (x, y) = (place % side, place / side)
        return taps.reduce(0) { sum, tap in
          sum + tap.weight * values[fold(y + tap.y, side) * side + fold(x + tap.x, side)]
        }
      })
  }

  /// Taken from other places: bilinear, the last pixels repeat beyond the edges.
  ///
  /// - Parameter source: where a point comes from; points count from the crop's middle.
  func moved(_ source: (Point) -> Point) -> GrayField {
    mapPlaces { _, point in value(at: source(point)) }
  }

  private func value(at point: Point) -> Double {
    let last = Double(Self.side - 1)
    let x = min(max(point.x + last / 2, 0), last)
    let y = min(max(point.y + last / 2, 0), last)
    let (left, top) = (Int(x), Int(y))
    let (right, bottom) = (min(left + 1, Self.side - 1), min(top + 1, Self.side - 1))
    let (across, down) = (x - Double(left), y - Double(top))
    let upper = self[left, top] * (1 - across) + self[right, top] * across
    let lower = self[left, bottom] * (1 - across) + self[right, bottom] * across
    return upper * (1 - down) + lower * down
  }

  private subscript(x: Int, y: Int) -> Double { values[y * Self.side + x] }
}

extension RandomNumberGenerator {
  /// Evenly from 0..<1, in steps of 2⁻⁵³.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Evenly from −1..<1.
  mutating func symmetric() -> Double { 2 * unit() - 1 }

  /// From the normal distribution of mean 0 and deviation 1 (Box and Muller 1958).
  mutating func normal() -> Double {
    let radius = (-2 * log(1 - unit())).squareRoot()
    return radius * cos(2 * .pi * unit())
  }

  /// How many events happen where `mean` are to be expected (Poisson; Knuth 1969, 3.4.1 F).
  ///
  /// - Parameter mean: 0...100, since it takes as many draws.
  mutating func events(mean: Double) -> Int {
    let limit = exp(-mean)
    var (product, count) = (unit(), 0)
    while product > limit {
      product *= unit()
      count += 1
    }
    return count
  }
}
