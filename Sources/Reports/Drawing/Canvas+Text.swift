import CCairo
import Foundation
import Imaging

extension Canvas {
  /// Writes a text, in any script, and gives the space that it takes.
  ///
  /// - Parameter point: where the part of the text lies that the style names.
  /// - Throws: `ReportsError.noFont` when the system has none.
  @discardableResult
  public func text(_ text: String, at point: Point, _ style: TextStyle) throws -> Rect {
    if let shape = try cachedShape(of: text, style) {
      return draw(shape, of: text, at: point, style)
    }
    let layout = try Layout(text, style, on: context)
    let corner = layout.corner(style)
    cairo_save(context)
    cairo_translate(context, point.x, point.y)
    cairo_rotate(context, -.pi / 2 * Double(style.quarterTurns))
    cairo_move_to(context, corner.x, corner.y)
    use(style.color)
    pango_cairo_show_layout(context, layout.pointer)
    cairo_restore(context)
    texts.append(text)
    return Rect(
      x: point.x + corner.x, y: point.y + corner.y, width: layout.width, height: layout.height)
  }

  /// The space that a text will take, from (0, 0).
  ///
  /// - Throws: `ReportsError.noFont` when the system has none.
  public func size(of text: String, _ style: TextStyle) throws -> Rect {
    if let shape = try cachedShape(of: text, style) {
      return Rect(x: 0, y: 0, width: shape.width, height: shape.height)
    }
    let layout = try Layout(text, style, on: context)
    return Rect(x: 0, y: 0, width: layout.width, height: layout.height)
  }

  /// The shape of a text that is set once for many drawings; nil when it is to be set anew.
  private func cachedShape(of text: String, _ style: TextStyle) throws -> TextCache.Shape? {
    guard let textCache, style.maxWidth == nil, style.quarterTurns == 0 else { return nil }
    let key = TextCache.Key(text: text, size: style.size, isBold: style.isBold)
    return try textCache.shape(key) {
      let layout = try Layout(text, style, on: context)
      let shape = TextCache.Shape(
        width: layout.width, height: layout.height, baseline: layout.baseline)
      shape.draw { pango_cairo_show_layout($0, layout.pointer) }
      return shape
    }
  }

  private func draw(
    _ shape: TextCache.Shape, of text: String, at point: Point, _ style: TextStyle
  ) -> Rect {
    let corner = style.corner(
      width: shape.width, height: shape.height, baseline: shape.baseline)
    let (x, y) = ((point.x + corner.x).rounded(), (point.y + corner.y).rounded())
    use(style.color)
    cairo_mask_surface(
      context, shape.surface, x - TextCache.Shape.margin, y - TextCache.Shape.margin)
    texts.append(text)
    return Rect(x: x, y: y, width: shape.width, height: shape.height)
  }
}

extension TextStyle {
  /// Where a text's top left corner lies, seen from its point.
  fileprivate func corner(width: Double, height: Double, baseline: Double) -> Point {
    let x =
      switch horizontal {
      case .left: 0.0
      case .center: -width / 2
      case .right: -width
      }
    let y =
      switch vertical {
      case .top: 0.0
      case .middle: -height / 2
      case .baseline: -baseline
      case .bottom: -height
      }
    return Point(x: x, y: y)
  }
}

/// A text that Pango has set.
private final class Layout {
  let pointer: OpaquePointer
  let width: Double
  let height: Double
  let baseline: Double

  init(_ text: String, _ style: TextStyle, on context: OpaquePointer) throws {
    let layout: OpaquePointer = pango_cairo_create_layout(context)
    pointer = layout
    pango_context_set_round_glyph_positions(pango_layout_get_context(layout), 0)
    try Self.setFont(of: layout, style)
    if let maxWidth = style.maxWidth {
      pango_layout_set_width(layout, Int32(max(0, maxWidth) * scale))
      pango_layout_set_height(layout, Int32(-style.maxLines))  // below 0: a number of lines
      pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
    }
    let alignment =
      switch style.horizontal {
      case .left: PANGO_ALIGN_LEFT
      case .center: PANGO_ALIGN_CENTER
      case .right: PANGO_ALIGN_RIGHT
      }
    pango_layout_set_alignment(layout, alignment)
    pango_layout_set_text(layout, text, -1)
    var box = PangoRectangle()
    pango_layout_get_extents(layout, nil, &box)
    inset = Double(box.x) / scale
    width = Double(box.width) / scale
    height = Double(box.height) / scale
    baseline = Double(pango_layout_get_baseline(layout)) / scale
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }

  /// Where the layout's top left corner lies, seen from the point of the text.
  func corner(_ style: TextStyle) -> Point {
    let corner = style.corner(width: width, height: height, baseline: baseline)
    return Point(x: corner.x - inset, y: corner.y)
  }

  /// What an aligned line leaves free at its left, inside `maxWidth`.
  private let inset: Double

  private static func setFont(of layout: OpaquePointer, _ style: TextStyle) throws {
    let font = pango_font_description_new()
    defer { pango_font_description_free(font) }
    pango_font_description_set_family(font, FigureStyle.fonts)
    pango_font_description_set_weight(
      font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_absolute_size(font, style.size * scale)
    guard let found = pango_context_load_font(pango_layout_get_context(layout), font) else {
      throw ReportsError.noFont
    }
    g_object_unref(UnsafeMutableRawPointer(found))
    pango_layout_set_font_description(layout, font)
  }
}

/// How many of Pango's units make one of the canvas's.
private let scale = 1024.0
