import CCairo
import Imaging

extension Canvas {
  /// How a line is drawn.
  public struct Stroke: Equatable, Sendable {
    public var color: Color
    /// In the canvas's units.
    public var width: Double
    /// Lengths of dash and gap in turn; empty for a full line.
    public var dashes: [Double]

    public init(_ color: Color, width: Double, dashes: [Double] = []) {
      self.color = color
      self.width = width
      self.dashes = dashes
    }
  }

  /// Gives the whole sheet one colour.
  public func fill(_ color: Color) {
    use(color)
    cairo_paint(context)
  }

  /// Draws a line through the points.
  public func line(_ points: [Point], _ stroke: Stroke) {
    path(points)
    paint(stroke)
  }

  /// Fills a shape with the points as its corners.
  public func fill(_ corners: [Point], _ color: Color) {
    path(corners)
    cairo_close_path(context)
    paint(color)
  }

  /// Draws the outline of a shape.
  public func outline(_ corners: [Point], _ stroke: Stroke) {
    path(corners)
    cairo_close_path(context)
    paint(stroke)
  }

  /// Fills a rectangle, its corners rounded with the given radius.
  public func fill(_ rect: Rect, _ color: Color, radius: Double = 0) {
    path(rect, radius: radius)
    paint(color)
  }

  /// Draws the outline of a rectangle.
  public func outline(_ rect: Rect, _ stroke: Stroke, radius: Double = 0) {
    path(rect, radius: radius)
    paint(stroke)
  }

  /// Fills a disc.
  public func disc(_ center: Point, radius: Double, _ color: Color) {
    circle(center, radius)
    paint(color)
  }

  /// Draws a circle.
  public func ring(_ center: Point, radius: Double, _ stroke: Stroke) {
    circle(center, radius)
    paint(stroke)
  }

  /// Lets the body draw inside the rectangle only.
  public func clipped<R>(to rect: Rect, _ body: () throws -> R) rethrows -> R {
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
    cairo_clip(context)
    return try body()
  }

  private func path(_ points: [Point]) {
    cairo_new_path(context)
    for point in points { cairo_line_to(context, point.x, point.y) }
  }

  private func path(_ rect: Rect, radius: Double) {
    cairo_new_path(context)
    let r = min(radius, rect.width / 2, rect.height / 2)
    guard r > 0 else { return cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height) }
    cairo_arc(context, rect.maxX - r, rect.y + r, r, -.pi / 2, 0)
    cairo_arc(context, rect.maxX - r, rect.maxY - r, r, 0, .pi / 2)
    cairo_arc(context, rect.x + r, rect.maxY - r, r, .pi / 2, .pi)
    cairo_arc(context, rect.x + r, rect.y + r, r, .pi, .pi * 1.5)
    cairo_close_path(context)
  }

  private func circle(_ center: Point, _ radius: Double) {
    cairo_new_path(context)
    cairo_arc(context, center.x, center.y, radius, 0, 2 * .pi)
  }

  private func paint(_ color: Color) {
    use(color)
    cairo_fill(context)
  }

  private func paint(_ stroke: Stroke) {
    use(stroke.color)
    cairo_set_line_width(context, stroke.width)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    cairo_set_line_cap(context, stroke.dashes.isEmpty ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    cairo_set_dash(context, stroke.dashes, Int32(stroke.dashes.count), 0)
    cairo_stroke(context)
  }

  func use(_ color: Color) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
  }
}
