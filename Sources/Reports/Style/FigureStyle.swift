/// How all figures look: the one place for fonts, sizes and colours.
///
/// Sizes are in points for the printed page; a figure is as wide as two columns of a journal.
public enum FigureStyle {
  /// First choice first; Pango takes letters that a font lacks from any other that has them.
  public static let fonts = "Nimbus Sans, Liberation Sans, Helvetica, Arial, DejaVu Sans, Sans"
  /// Of PNG files.
  public static let dpi = 300.0

  /// Width over both columns of a page, in points (183 mm).
  public static let pageWidth = 519.0
  /// Width of one column, in points (89 mm).
  public static let columnWidth = 252.0

  /// Sizes of letters, in points.
  public static let titleSize = 9.0
  public static let labelSize = 8.0
  public static let tickSize = 7.0

  /// Widths of lines, in points.
  public static let axisWidth = 0.6
  public static let curveWidth = 1.4

  /// Letters and axes.
  public static let ink = Color(0x1F2328)
  /// Lesser letters: protocol lines, ticks, captions. 5:1 on white.
  public static let faintInk = Color(0x5C636B)
  /// Lines that guide the eye.
  public static let grid = Color(0xDDE1E6)
  /// Lines that are seen on light and dark pages alike.
  static let neutralLine = Color(0x8A8F94)
  public static let paper = Color.white

  /// What training data gave.
  public static let training = Color(0x0072B2)
  /// What data gave that were not trained on.
  public static let validation = Color(0xD55E00)
  /// Right and wrong; never told by colour alone.
  public static let right = Color(0x00785A)
  public static let wrong = Color(0xC22D14)
  /// Warnings: a leaky protocol.
  public static let warning = Color(0xB3261E)
}
