import CCairo
import Imaging

extension Canvas {
  /// Draws over a picture; `image()` gives the result. Units are pixels.
  ///
  /// - Throws: `ReportsError.cannotDraw` when the picture is too large for Cairo.
  ///
  /// - Parameter addingRows: how many black rows lie below the picture.
  public convenience init(over image: Image, addingRows rows: Int = 0) throws {
    try self.init(
      surface: Self.surface(of: image, addingRows: rows), width: image.width,
      height: image.height + rows)
  }

  /// The picture as drawn so far, RGB; for canvases over a picture.
  public func image() throws -> Image {
    try check()
    cairo_surface_flush(surface)
    let (w, h) = (Int(width), Int(height))
    let stride = Int(cairo_image_surface_get_stride(surface))
    var image = Image(width: w, height: h, channels: .rgb, filledWith: 0)
    guard let data = cairo_image_surface_get_data(surface) else {
      throw ReportsError.cannotDraw(reason: "the drawing has no pixels")
    }
    image.pixels.withUnsafeMutableBufferPointer { pixels in
      for y in 0..<h {
        let row = UnsafeRawPointer(data + y * stride)
        for x in 0..<w {
          let argb = row.load(fromByteOffset: 4 * x, as: UInt32.self)
          let at = (y * w + x) * 3
          pixels[at] = UInt8(truncatingIfNeeded: argb >> 16)
          pixels[at + 1] = UInt8(truncatingIfNeeded: argb >> 8)
          pixels[at + 2] = UInt8(truncatingIfNeeded: argb)
        }
      }
    }
    return image
  }

  /// Draws a picture into a rectangle.
  ///
  /// - Parameter keepsPixels: whether enlarged pixels stay squares instead of being smoothed.
  public func image(_ image: Image, in rect: Rect, keepsPixels: Bool = false) throws {
    let pixels = try Self.surface(of: image)
    defer { cairo_surface_destroy(pixels) }
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_translate(context, rect.x, rect.y)
    cairo_scale(context, rect.width / Double(image.width), rect.height / Double(image.height))
    cairo_set_source_surface(context, pixels, 0, 0)
    let pattern = cairo_get_source(context)
    cairo_pattern_set_filter(pattern, keepsPixels ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD)
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)  // no soft edges
    cairo_rectangle(context, 0, 0, Double(image.width), Double(image.height))
    cairo_fill(context)
    try check()
  }

  /// The picture in Cairo's own memory, 32 bits a pixel; the caller destroys it.
  private static func surface(
    of image: Image, addingRows rows: Int = 0
  ) throws -> OpaquePointer {
    let surface: OpaquePointer = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, Int32(clamping: image.width), Int32(clamping: image.height + rows))
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else {
      let status = cairo_surface_status(surface)
      cairo_surface_destroy(surface)
      throw ReportsError.cannotDraw(reason: String(cString: cairo_status_to_string(status)))
    }
    let stride = Int(cairo_image_surface_get_stride(surface))
    let (w, channels) = (image.width, image.channels.rawValue)
    image.pixels.withUnsafeBufferPointer { pixels in
      for y in 0..<image.height {
        let row = UnsafeMutableRawPointer(data + y * stride)
        for x in 0..<w {
          let at = (y * w + x) * channels
          let red = UInt32(pixels[at])
          let green = channels == 1 ? red : UInt32(pixels[at + 1])
          let blue = channels == 1 ? red : UInt32(pixels[at + 2])
          row.storeBytes(
            of: red << 16 | green << 8 | blue, toByteOffset: 4 * x, as: UInt32.self)
        }
      }
    }
    cairo_surface_mark_dirty(surface)
    return surface
  }
}
