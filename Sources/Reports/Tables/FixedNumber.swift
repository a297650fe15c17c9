import Foundation

/// Numbers with a fixed number of decimals and a point, whatever the locale.
enum FixedNumber {
  /// `text(0.5, decimals: 2)` is `0.50`; halves are rounded away from zero.
  static func text(_ value: Double, decimals: Int) -> String {
    let tens = powers[decimals]
    let scaled = (value * Double(tens)).rounded()
    guard abs(scaled) < 9e15 else { return String(format: "%.\(decimals)f", value) }
    let whole = Int(scaled)
    let (units, rest) = abs(whole).quotientAndRemainder(dividingBy: tens)
    let sign = whole < 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(units) }
    let digits = String(rest)
    return sign + "\(units)." + String(repeating: "0", count: decimals - digits.count) + digits
  }

  /// A share as people read it: `percent(0.931)` is `93.1 %`.
  static func percent(_ share: Double, decimals: Int = 1) -> String {
    text(share * 100, decimals: decimals) + "\u{A0}%"
  }

  /// A share that may not exist, such as the recall of an expression that the data lack.
  static func percent(_ share: Double?, decimals: Int = 1) -> String {
    share.map { percent($0, decimals: decimals) } ?? "–"
  }

  private static let powers = (0...9).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
}
