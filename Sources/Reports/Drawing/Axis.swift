import Foundation

/// A scale from values to places, with ticks at round numbers.
struct Axis: Equatable, Sendable {
  /// The least value shown.
  let lower: Double
  /// The greatest value shown, above `lower`.
  let upper: Double
  /// Where ticks stand, in order.
  let ticks: [Double]
  /// How many decimals the ticks need.
  let decimals: Int
  /// Whether equal ratios are equally far apart.
  private(set) var isLogarithmic = false

  /// An axis for the values, which ends at round numbers.
  ///
  /// - Parameters:
  ///   - bounds: values that the axis doesn't go beyond, such as 0...100 for per cent.
  ///   - count: about how many ticks there are.
  init(covering values: [Double], within bounds: ClosedRange<Double>, count: Int = 5) {
    let finite = values.filter(\.isFinite).map {
      min(max($0, bounds.lowerBound), bounds.upperBound)
    }
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    let step = Self.roundStep((high > low ? high - low : max(abs(high), 1)) / Double(count))
    lower = max(bounds.lowerBound, (low / step).rounded(.down) * step)
    let end = min(bounds.upperBound, (high / step).rounded(.up) * step)
    upper = end > lower ? end : lower + step
    ticks = Self.ticks(from: lower, through: upper, step: step)
    decimals = max(0, Int(-log10(step).rounded(.down)))
  }

  /// An axis between two given values.
  init(from lower: Double, to upper: Double, count: Int = 5) {
    let step = Self.roundStep((upper - lower) / Double(count))
    self.lower = lower
    self.upper = upper
    ticks = Self.ticks(from: lower, through: upper, step: step)
    decimals = max(0, Int(-log10(step).rounded(.down)))
  }

  /// An axis of whole numbers from 1: epochs.
  init(epochs: Int) {
    let step = max(1, Self.roundStep(Double(epochs) / 6).rounded())
    lower = 1
    upper = Double(max(2, epochs))
    ticks = [1] + Self.ticks(from: step, through: upper, step: step).filter { $0 > 1 }
    decimals = 0
  }

  /// An axis with ticks at given values, ascending, and a little space beyond the outer ones.
  ///
  /// - Parameter isLogarithmic: whether equal ratios are equally far apart; all values above 0.
  init(marks: [Double], isLogarithmic: Bool = false) {
    let (first, last) = (marks.first ?? 0, marks.last ?? 1)
    let space = 0.04
    if isLogarithmic {
      let reach = pow(last > first ? last / first : 2, space)
      (lower, upper) = (first / reach, last * reach)
    } else {
      let reach = space * (last > first ? last - first : 1)
      (lower, upper) = (first - reach, last + reach)
    }
    ticks = marks
    decimals =
      (0...3).first { digits in
        let scale = pow(10, Double(digits))
        return marks.allSatisfy { abs(($0 * scale).rounded() - $0 * scale) < 1e-6 }
      } ?? 4
    self.isLogarithmic = isLogarithmic
  }

  /// Where a value lies: 0 at the lower end, 1 at the upper.
  func share(_ value: Double) -> Double {
    isLogarithmic ? log(value / lower) / log(upper / lower) : (value - lower) / (upper - lower)
  }

  /// The tick's number.
  func text(_ tick: Double) -> String { FixedNumber.text(tick, decimals: decimals) }

  /// 1, 2 or 5 times a power of ten, at least as large as the wish.
  static func roundStep(_ wish: Double) -> Double {
    let power = pow(10, log10(wish).rounded(.down))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= wish * 0.999_999 } ?? 10 * power
  }

  private static func ticks(from lower: Double, through upper: Double, step: Double) -> [Double] {
    let first = Int((lower / step - 1e-9).rounded(.up))
    let last = Int((upper / step + 1e-9).rounded(.down))
    return first <= last ? (first...last).map { Double($0) * step } : []
  }
}
