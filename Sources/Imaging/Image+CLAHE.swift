extension Image {
  /// In gray, with the contrast of each neighbourhood stretched: CLAHE.
  ///
  /// Zuiderveld 1994, as OpenCV's `createCLAHE` computes it, within one grey level.
  ///
  /// - Parameters:
  ///   - clipLimit: how much more frequent than the mean a value may be, before its excess is
  ///     spread over all values; more gives more contrast and more noise.
  ///   - tiles: neighbourhoods per axis, ≥ 1.
  public func locallyEqualized(clipLimit: Double = 2, tiles: Int = 8) -> Image {
    precondition(tiles >= 1 && clipLimit > 0, "at least one tile and a limit above 0")
    let gray = gray()
    let grid = TileGrid(of: gray, clipLimit: clipLimit, tiles: tiles)
    var target = gray
    target.pixels.withUnsafeMutableBufferPointer { pixels in
      for y in 0..<height { grid.mapRow(&pixels, y) }
    }
    return target
  }
}

/// One table of values per tile, and the mixing of the four nearest ones.
private struct TileGrid {
  private let tiles: Int
  private let width: Int
  private let tileWidth: Int
  private let tileHeight: Int
  /// `[tiles, tiles, 256]`.
  private var tables: [Float] = []

  init(of image: Image, clipLimit: Double, tiles: Int) {
    self.tiles = tiles
    width = image.width
    // A picture that the tiles do not divide grows, by mirroring, by what is missing in each axis,
    // and by a whole tile row in the axis that would have been divided: so does OpenCV.
    let isDivided = image.width % tiles == 0 && image.height % tiles == 0
    tileWidth = isDivided ? image.width / tiles : image.width / tiles + 1
    tileHeight = isDivided ? image.height / tiles : image.height / tiles + 1
    let area = tileWidth * tileHeight
    let limit = max(Int(clipLimit * Double(area) / 256), 1)
    for row in 0..<tiles {
      for column in 0..<tiles {
        var counts = counts(of: image, column, row)
        Self.clip(&counts, limit)
        var sum = 0
        for count in counts {
          sum += count
          let value = Float(sum) * (255 / Float(area))
          tables.append(min(value.rounded(.toNearestOrEven), 255))
        }
      }
    }
  }

  private func counts(of image: Image, _ column: Int, _ row: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    image.pixels.withUnsafeBufferPointer { pixels in
      for y in row * tileHeight..<(row + 1) * tileHeight {
        let from = mirrored(y, image.height) * image.width
        for x in column * tileWidth..<(column + 1) * tileWidth {
          counts[Int(pixels[from + mirrored(x, image.width)])] += 1
        }
      }
    }
    return counts
  }

  /// Cuts counts off at a limit and spreads the excess evenly.
  private static func clip(_ counts: inout [Int], _ limit: Int) {
    var excess = 0
    for value in 0..<256 where counts[value] > limit {
      excess += counts[value] - limit
      counts[value] = limit
    }
    for value in 0..<256 { counts[value] += excess / 256 }
    let rest = excess % 256
    guard rest > 0 else { return }
    let step = max(256 / rest, 1)
    for index in 0..<rest where index * step < 256 { counts[index * step] += 1 }
  }

  func mapRow(_ pixels: inout UnsafeMutableBufferPointer<UInt8>, _ y: Int) {
    let (top, below, down) = neighbours(y, tileHeight)
    tables.withUnsafeBufferPointer { tables in
      for x in 0..<width {
        let (left, right, across) = neighbours(x, tileWidth)
        let value = Int(pixels[y * width + x])
        let upper =
          tables[(top * tiles + left) * 256 + value] * (1 - across)
          + tables[(top * tiles + right) * 256 + value] * across
        let lower =
          tables[(below * tiles + left) * 256 + value] * (1 - across)
          + tables[(below * tiles + right) * 256 + value] * across
        let mixed = upper * (1 - down) + lower * down
        pixels[y * width + x] = UInt8(min(mixed.rounded(.toNearestOrEven), 255))
      }
    }
  }

  /// The tiles whose centres lie around a pixel, and how far it is from the first to the second.
  @inline(__always)
  private func neighbours(_ position: Int, _ size: Int) -> (Int, Int, Float) {
    let place = Float(position) / Float(size) - 0.5
    let first = place.rounded(.down)
    return (max(Int(first), 0), min(Int(first) + 1, tiles - 1), place - first)
  }
}
