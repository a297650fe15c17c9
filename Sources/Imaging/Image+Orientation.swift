extension Image {
  /// The picture, turned upright.
  public func oriented(_ orientation: Orientation) -> Image {
    guard orientation != .up else { return self }
    let (w, h) = orientation.exchangesAxes ? (height, width) : (width, height)
    let c = channels.rawValue
    // Bytes from one target pixel to the next, along a row and down a column, in the source.
    var stepX = orientation.exchangesAxes ? width * c : c
    var stepY = orientation.exchangesAxes ? c : width * c
    var start = 0
    if orientation.reversesX {
      start += (w - 1) * stepX
      stepX = -stepX
    }
    if orientation.reversesY {
      start += (h - 1) * stepY
      stepY = -stepY
    }
    let turned = [UInt8](unsafeUninitializedCapacity: pixels.count) { target, count in
      pixels.withUnsafeBufferPointer { source in
        var next = 0
        for y in 0..<h {
          var from = start + y * stepY
          for _ in 0..<w {
            for channel in 0..<c { target[next + channel] = source[from + channel] }
            next += c
            from += stepX
          }
        }
      }
      count = pixels.count
    }
    return Image(unchecked: turned, width: w, height: h, channels: channels)
  }
}
