extension Image {
  /// Resampled values for the face detector's networks, −1...1, `[3, H, W]`: red, green, blue.
  ///
  /// See `writeNormalizedPlanes(of:as:into:)`, which fills a buffer that is there already.
  public func normalizedPlanes(of rect: PixelRect? = nil, width: Int, height: Int) -> [Float] {
    let layout = PlaneLayout(width: width, height: height)
    return [Float](unsafeUninitializedCapacity: layout.count) { buffer, count in
      writeNormalizedPlanes(of: rect, as: layout, into: buffer)
      count = layout.count
    }
  }

  /// Writes a part of the picture, resampled, as the face detector's networks read it.
  ///
  /// Each value is `(mean − 127.5) · 0.0078125` of the window that `torch`'s
  /// `interpolate(mode="area")` (adaptive average pooling) takes. Sums are exact integers, so the
  /// result is as near to the true mean as a `Float` can be. Uses one core, memory for a few rows,
  /// and may run in any number of tasks at once. A gray picture is turned into RGB at each call:
  /// call `rgb()` once before a pyramid.
  ///
  /// - Parameters:
  ///   - rect: what to read, inside the picture and not empty; nil for all of it.
  ///   - layout: the size to resample to, and the strides of the target.
  ///   - buffer: at least `layout.count` values; what lies between rows is left as it is.
  public func writeNormalizedPlanes(
    of rect: PixelRect? = nil, as layout: PlaneLayout,
    into buffer: UnsafeMutableBufferPointer<Float>
  ) {
    guard channels == .rgb else {
      return rgb().writeNormalizedPlanes(of: rect, as: layout, into: buffer)
    }
    let rect = rect ?? PixelRect(x: 0, y: 0, width: width, height: height)
    precondition(
      rect.width > 0 && rect.height > 0 && rect.clipped(to: self) == rect,
      "the rectangle lies in the picture")
    precondition(buffer.count >= layout.count, "the buffer holds the planes")
    guard let target = buffer.baseAddress else { return }
    pixels.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      AreaPooling(source: rect, target: layout).write(
        from: base + (rect.y * width + rect.x) * 3, sourceStride: width * 3, into: target)
    }
  }
}
