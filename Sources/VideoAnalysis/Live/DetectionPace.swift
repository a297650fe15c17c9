/// How often faces are looked for everywhere while a camera runs: seldomer when the machine can't
/// keep up, as often as allowed when it can.
///
///     var pace = DetectionPace(least: 5)
///     pace.note(busy: 0.031, at: 12.4)  // seconds that a frame took, and when it was done
///     session.detectEvery = pace.detectEvery
///
/// Once a second the share of time that frames took is looked at: above 85 % the distance grows by
/// half, below 60 % it shrinks by one. Looking everywhere costs several times what following costs.
public struct DetectionPace: Equatable, Sendable {
  /// Full detection on every so many frames.
  public private(set) var detectEvery: Int
  private let least: Int
  private let most: Int
  private var begun: Double?
  private var busy = 0.0

  /// A pace that starts with its least distance.
  ///
  /// - Parameters:
  ///   - least: in frames, ≥ 1.
  ///   - most: in frames; a new face is found at most that late.
  public init(least: Int, most: Int = 30) {
    self.least = max(1, least)
    self.most = max(self.least, most)
    detectEvery = self.least
  }

  /// Takes in one frame.
  ///
  /// - Parameters:
  ///   - seconds: how long the frame took, in seconds.
  ///   - time: when it was done, in seconds, ascending.
  public mutating func note(busy seconds: Double, at time: Double) {
    let start = begun ?? time - seconds
    begun = start
    busy += seconds
    guard time - start >= 1 else { return }
    let load = busy / (time - start)
    if load > 0.85 {
      detectEvery = min(most, detectEvery + (detectEvery + 1) / 2)
    } else if load < 0.6 {
      detectEvery = max(least, detectEvery - 1)
    }
    begun = time
    busy = 0
  }
}
