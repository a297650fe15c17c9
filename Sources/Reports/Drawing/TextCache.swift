import CCairo

/// Texts that were set once, as pictures: for drawings that come many times a second.
///
/// Cached texts stand on whole pixels. Only plain ones are kept: on one line, not cut, not turned.
final class TextCache {
  struct Key: Hashable {
    var text: String
    var size: Double
    var isBold: Bool
  }

  /// A text's shape: opacities around a margin for what reaches over its box.
  final class Shape {
    /// In pixels, on all sides.
    static let margin = 2.0

    let surface: OpaquePointer
    let width: Double
    let height: Double
    let baseline: Double

    /// An empty shape; lengths in pixels.
    init(width: Double, height: Double, baseline: Double) {
      (self.width, self.height, self.baseline) = (width, height, baseline)
      surface = cairo_image_surface_create(
        CAIRO_FORMAT_A8, Int32(clamping: Int(width + 2 * Self.margin + 1)),
        Int32(clamping: Int(height + 2 * Self.margin + 1)))
    }

    deinit { cairo_surface_destroy(surface) }

    /// Draws the text, from the top left corner of its box.
    func draw(_ body: (OpaquePointer) -> Void) {
      guard let context = cairo_create(surface) else { return }
      defer { cairo_destroy(context) }
      Canvas.useUnhintedFonts(on: context)
      cairo_move_to(context, Self.margin, Self.margin)
      body(context)
    }
  }

  /// Enough for all labels of a video; then it starts anew.
  private static let most = 2000
  private var shapes: [Key: Shape] = [:]

  /// The shape of a text, made by `make` the first time.
  func shape(_ key: Key, _ make: () throws -> Shape) rethrows -> Shape {
    if let shape = shapes[key] { return shape }
    if shapes.count >= Self.most { shapes.removeAll() }
    let shape = try make()
    shapes[key] = shape
    return shape
  }
}
