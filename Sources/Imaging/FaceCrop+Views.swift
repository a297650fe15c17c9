extension FaceCrop {
  /// The mirror image, left and right exchanged.
  public var mirrored: FaceCrop { view { x, y in (Self.side - 1 - x, y) } }

  /// The crop moved by whole pixels; the border's pixels fill what comes in.
  public func shifted(x: Int, y: Int) -> FaceCrop {
    let last = Self.side - 1
    return view { column, row in (min(max(column - x, 0), last), min(max(row - y, 0), last)) }
  }

  /// The crop with one value at some places of its pixels.
  public func filled(_ places: [Int], with value: UInt8) -> FaceCrop {
    var values = pixels
    for place in places { values[place] = value }
    return FaceCrop(unchecked: values)
  }

  /// A crop whose every pixel is taken from one of this crop's.
  private func view(_ source: (_ x: Int, _ y: Int) -> (x: Int, y: Int)) -> FaceCrop {
    var values: [UInt8] = []
    values.reserveCapacity(pixels.count)
    for y in 0..<Self.side {
      for x in 0..<Self.side {
        let place = source(x, y)
        values.append(pixels[place.y * Self.side + place.x])
      }
    }
    return FaceCrop(unchecked: values)
  }

  /// A crop of as many values as another one has.
  init(unchecked pixels: [UInt8]) { self.pixels = pixels }
}
