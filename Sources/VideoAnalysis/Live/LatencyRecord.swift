import Foundation

/// Latencies of any number of frames, of which quantiles are asked for, in fixed memory.
///
/// Counted in steps of 2 %, from 0.1 ms to some 100 s.
public struct LatencyRecord: Equatable, Sendable {
  private static let step = log(1.02)
  private static let first = 1e-4
  private static let steps = 700
  private var counts = [Int](repeating: 0, count: steps)
  /// How many were taken in.
  public private(set) var count = 0

  /// None yet.
  public init() {}

  /// Takes in one latency, in seconds.
  public mutating func add(_ seconds: Double) {
    let place = seconds > Self.first ? Int(log(seconds / Self.first) / Self.step) : 0
    counts[min(place, Self.steps - 1)] += 1
    count += 1
  }

  /// The latency that a share of all don't exceed, in seconds, to 1 %; nil without any.
  ///
  /// - Parameter share: 0...1; 0.5 is the median.
  public func quantile(_ share: Double) -> Double? {
    guard count > 0 else { return nil }
    let wanted = max(1, Int((share * Double(count)).rounded(.up)))
    var sum = 0
    for (place, number) in counts.enumerated() {
      sum += number
      if sum >= wanted { return Self.first * exp((Double(place) + 0.5) * Self.step) }
    }
    return nil
  }
}
