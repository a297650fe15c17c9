/// How an expression comes and goes: onset, apex, offset, in seconds.
///
/// Faces move along smooth bells of speed: minimum jerk (Flash and Hogan 1985), a usual model of
/// spontaneous onsets of about half a second (Schmidt, Ambadar, Cohn, Reed 2006).
public struct ExpressionCourse: Equatable, Sendable {
  /// When the face begins to move.
  public var start: Float
  /// From rest to apex.
  public var onset: Float
  /// How long the apex is held.
  public var hold: Float
  /// From the apex back to rest; infinity for an expression that stays.
  public var offset: Float

  public init(start: Float, onset: Float, hold: Float, offset: Float) {
    self.start = start
    self.onset = onset
    self.hold = hold
    self.offset = offset
  }

  /// When the face is at rest again.
  public var end: Float { start + onset + hold + offset }

  /// How much of the way from rest to apex has gone by, 0...1, before smoothing.
  func progress(at seconds: Float) -> Float {
    let t = seconds - start
    if t <= 0 { return 0 }
    if t < onset { return t / onset }
    if t <= onset + hold { return 1 }
    return offset.isFinite ? max(0, 1 - (t - onset - hold) / offset) : 1
  }

  /// The strength of the expression, 0 at rest … 1 at its apex.
  public func intensity(at seconds: Float) -> Float { Self.bell(progress(at: seconds)) }

  /// Minimum jerk from 0 to 1.
  static func bell(_ t: Float) -> Float { t * t * t * (10 + t * (6 * t - 15)) }
}
