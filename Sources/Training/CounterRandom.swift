import Datasets
import Foundation

/// Random numbers that depend on what they are for, not on what was drawn before.
///
/// The generator of clip `index` in `epoch` is the same in whatever order and on whatever thread
/// the clips are prepared, and after a resume there is no state to restore. The numbers are
/// SplitMix64's; their seed is mixed, by SplitMix64 too, from all that says what they are for.
struct CounterRandom: RandomNumberGenerator, Sendable {
  /// What the draws are for; no two purposes share numbers.
  enum Purpose: UInt64 {
    case startWeights = 1
    case order, augmentation, mixing, step
  }

  private var generator: SeededGenerator

  /// The generator of one purpose in one place of a run; `index` counts clips or steps.
  init(seed: UInt64, _ purpose: Purpose, epoch: Int = 0, index: Int = 0) {
    generator = SeededGenerator(seed: seed)
    for part in [purpose.rawValue, UInt64(epoch), UInt64(index)] {
      generator = SeededGenerator(seed: generator.next() ^ part)
    }
  }

  /// 64 random bits.
  mutating func next() -> UInt64 { generator.next() }

  /// Evenly from 0..<1, in steps of 2⁻⁵³.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Evenly from -range..<range.
  mutating func symmetric(_ range: Double) -> Double { (unit() * 2 - 1) * range }

  /// From the normal distribution of mean 0 and deviation 1: Box and Muller 1958, one of the two.
  mutating func normal() -> Double {
    let radius = (-2 * log(1 - unit())).squareRoot()
    return radius * cos(2 * .pi * unit())
  }

  /// From the Beta distribution with both shapes `alpha` > 0.
  ///
  /// By Jöhnk 1964 while shapes are at most 1, else by two Gamma draws (Marsaglia & Tsang 2000).
  mutating func beta(_ alpha: Double) -> Double {
    if alpha <= 1 {
      while true {
        let (x, y) = (pow(unit(), 1 / alpha), pow(unit(), 1 / alpha))
        if x + y <= 1, x + y > 0 { return x / (x + y) }
      }
    }
    let (x, y) = (gamma(alpha), gamma(alpha))
    return x / (x + y)
  }

  /// The numbers 0..<count in random order.
  mutating func permutation(_ count: Int) -> [Int] { generator.shuffled(Array(0..<count)) }

  private mutating func gamma(_ shape: Double) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = pow(1 + c * x, 3)
      guard 1 + c * x > 0 else { continue }
      let u = 1 - unit()
      if log(u) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
    }
  }
}
