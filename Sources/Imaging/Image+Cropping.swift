extension Image {
  /// A part of the picture; what lies outside of it is black.
  ///
  /// - Parameter rect: the part, at least 1×1, anywhere.
  public func cropped(to rect: PixelRect) -> Image {
    var target = Image(
      width: rect.width, height: rect.height, channels: channels, filledWith: 0)
    let inside = rect.clipped(to: self)
    guard inside.width > 0, inside.height > 0 else { return target }
    let c = channels.rawValue
    pixels.withUnsafeBufferPointer { source in
      target.pixels.withUnsafeMutableBufferPointer { target in
        for y in inside.y..<inside.maxY {
          let from = (y * width + inside.x) * c
          let to = ((y - rect.y) * rect.width + inside.x - rect.x) * c
          for i in 0..<inside.width * c { target[to + i] = source[from + i] }
        }
      }
    }
    return target
  }
}
