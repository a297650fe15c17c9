extension Image {
  /// Without lone bright or dark pixels: each value is the median of its 3×3 neighbourhood.
  ///
  /// Channel by channel, the last pixels repeated beyond the edges; equal to OpenCV's `medianBlur`.
  public func medianFiltered() -> Image {
    let (c, valuesPerRow) = (channels.rawValue, width * channels.rawValue)
    var target = self
    pixels.withUnsafeBufferPointer { source in
      target.pixels.withUnsafeMutableBufferPointer { target in
        for y in 0..<height {
          let rows = (
            max(y - 1, 0) * valuesPerRow, y * valuesPerRow,
            min(y + 1, height - 1) * valuesPerRow
          )
          for i in 0..<valuesPerRow {
            let left = column(source, rows, i < c ? i : i - c)
            let middle = column(source, rows, i)
            let right = column(source, rows, i + c < valuesPerRow ? i + c : i)
            // Of sorted columns: the largest low, the middle middle, the smallest high value.
            target[rows.1 + i] =
              sorted(
                max(left.0, middle.0, right.0), sorted(left.1, middle.1, right.1).1,
                min(left.2, middle.2, right.2)
              ).1
          }
        }
      }
    }
    return target
  }
}

/// The three values of a column, in rising order.
@inline(__always)
private func column(
  _ source: UnsafeBufferPointer<UInt8>, _ rows: (Int, Int, Int), _ i: Int
) -> (UInt8, UInt8, UInt8) {
  sorted(source[rows.0 + i], source[rows.1 + i], source[rows.2 + i])
}

/// Three values in rising order.
@inline(__always)
private func sorted(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> (UInt8, UInt8, UInt8) {
  let (low, high) = (min(a, b), max(a, b))
  return (min(low, c), max(low, min(high, c)), max(high, c))
}
