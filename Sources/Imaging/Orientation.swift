/// How a stored picture must be turned to stand upright: EXIF's tag 274.
///
///     let upright = stored.oriented(.right)  // turned by 90° clockwise
public enum Orientation: Int, CaseIterable, Sendable {
  /// As it is.
  case up = 1
  /// Mirrored left to right.
  case upMirrored = 2
  /// Turned by 180°.
  case down = 3
  /// Mirrored top to bottom.
  case downMirrored = 4
  /// Rows and columns exchanged.
  case leftMirrored = 5
  /// Turned by 90° clockwise.
  case right = 6
  /// Rows and columns exchanged, then turned by 180°.
  case rightMirrored = 7
  /// Turned by 90° counter-clockwise.
  case left = 8

  /// Whether rows become columns.
  public var exchangesAxes: Bool { rawValue >= 5 }
  /// Whether the target's first column shows the source's last one (or last row, after exchange).
  var reversesX: Bool { [.upMirrored, .down, .right, .rightMirrored].contains(self) }
  /// Whether the target's first row shows the source's last one (or last column).
  var reversesY: Bool { [.down, .downMirrored, .rightMirrored, .left].contains(self) }
}
