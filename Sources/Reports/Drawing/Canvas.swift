import CCairo
import Foundation

/// A sheet to draw on through Cairo and Pango: pixels, SVG or PDF.
///
///     let canvas = try Canvas(width: 200, height: 100, format: .svg)
///     canvas.fill(Rect(x: 0, y: 0, width: 200, height: 100), .white)
///     try canvas.text("Mien", at: Point(x: 100, y: 50), TextStyle(size: 12, .center, .middle))
///     let file = try canvas.finish()
///
/// Lengths are in points (1/72 inch) for figures and in pixels for pictures, from the top left.
/// A canvas stays in the task that made it.
public final class Canvas {
  /// Width in the canvas's units.
  public let width: Double
  /// Height in the canvas's units.
  public let height: Double
  /// All that was written, in order: what a drawing says to those who can't see it.
  public internal(set) var texts: [String] = []
  /// Where plain texts are kept once they are set; nil sets each anew.
  var textCache: TextCache?

  let context: OpaquePointer
  let surface: OpaquePointer
  private let format: FigureFormat
  private let scale: Double
  private let sink = Sink()

  /// An empty sheet that becomes a file.
  ///
  /// - Parameters:
  ///   - width: in points.
  ///   - height: in points.
  ///   - pixelsPerPoint: of a PNG; 300 dpi are 300/72.
  /// - Throws: `ReportsError.cannotDraw`.
  public init(
    width: Double, height: Double, format: FigureFormat,
    pixelsPerPoint: Double = FigureStyle.dpi / 72
  ) throws {
    let sinkPointer = Unmanaged.passUnretained(sink).toOpaque()
    surface =
      switch format {
      case .png:
        cairo_image_surface_create(
          CAIRO_FORMAT_RGB24, Int32(clamping: Int((width * pixelsPerPoint).rounded())),
          Int32(clamping: Int((height * pixelsPerPoint).rounded())))
      case .svg: cairo_svg_surface_create_for_stream(Sink.write, sinkPointer, width, height)
      case .pdf: cairo_pdf_surface_create_for_stream(Sink.write, sinkPointer, width, height)
      }
    scale = format == .png ? pixelsPerPoint : 1
    context = cairo_create(surface)
    self.format = format
    self.width = width
    self.height = height
    cairo_scale(context, scale, scale)
    Self.useUnhintedFonts(on: context)
    try check()
  }

  /// A sheet over pixels, whose units are pixels: `Canvas(over:)` uses it.
  init(surface: OpaquePointer, width: Int, height: Int) throws {
    self.surface = surface
    context = cairo_create(surface)
    format = .png
    scale = 1
    self.width = Double(width)
    self.height = Double(height)
    Self.useUnhintedFonts(on: context)
    try check()
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_finish(surface)  // the last bytes go to the sink, which must still live
    cairo_surface_destroy(surface)
  }

  /// Ends the drawing and gives the bytes of its file.
  ///
  /// - Throws: `ReportsError.cannotDraw`.
  public func finish() throws -> Data {
    if format == .png {
      let sinkPointer = Unmanaged.passUnretained(sink).toOpaque()
      cairo_surface_flush(surface)
      try Self.check(cairo_surface_write_to_png_stream(surface, Sink.write, sinkPointer))
      return PNGResolution.stamped(sink.bytes, dpi: scale * 72)
    }
    cairo_surface_finish(surface)
    try check()
    return sink.bytes
  }

  /// - Throws: `ReportsError.cannotDraw` when anything so far went wrong.
  func check() throws {
    try Self.check(cairo_surface_status(surface))
    let status = cairo_status(context)
    if status != CAIRO_STATUS_SURFACE_FINISHED { try Self.check(status) }
  }

  private static func check(_ status: cairo_status_t) throws {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw ReportsError.cannotDraw(reason: String(cString: cairo_status_to_string(status)))
  }

  /// Letters keep their form and place at every scale.
  static func useUnhintedFonts(on context: OpaquePointer) {
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }
}

/// Collects what Cairo writes.
private final class Sink {
  var bytes = Data()

  static let write: cairo_write_func_t = { sink, bytes, count in
    guard let sink, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
    Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue().bytes.append(bytes, count: Int(count))
    return CAIRO_STATUS_SUCCESS
  }
}
