extension Image {
  /// The picture with its faces made unrecognisable: each becomes a few large squares.
  ///
  /// Each box grows by a fifth of its size to all sides, for hair and chin, and is cut into 6
  /// squares across, each of the mean colour of what it covers. What was there can't be had back.
  ///
  /// - Parameter boxes: in pixels; what lies outside the picture is left out.
  public func hidingFaces(in boxes: [Rect]) -> Image {
    var values = pixels
    for box in boxes where box.width > 0 && box.height > 0 {
      let grown = Rect(
        x: box.x - box.width / 5, y: box.y - box.height / 5, width: box.width * 1.4,
        height: box.height * 1.4)
      let area = PixelRect(enclosing: grown).clipped(to: self)
      let side = max(2, Int((grown.width / 6).rounded(.up)))
      values.withUnsafeMutableBufferPointer { values in
        for top in stride(from: area.y, to: area.maxY, by: side) {
          for left in stride(from: area.x, to: area.maxX, by: side) {
            average(
              columns: left..<min(left + side, area.maxX), rows: top..<min(top + side, area.maxY),
              in: values)
          }
        }
      }
    }
    return Image(unchecked: values, width: width, height: height, channels: channels)
  }

  /// Gives all pixels of a block their mean colour.
  private func average(
    columns: Range<Int>, rows: Range<Int>, in values: UnsafeMutableBufferPointer<UInt8>
  ) {
    let c = channels.rawValue
    for channel in 0..<c {
      var sum = 0
      for y in rows { for x in columns { sum += Int(values[(y * width + x) * c + channel]) } }
      let count = columns.count * rows.count
      let mean = UInt8((sum + count / 2) / count)
      for y in rows { for x in columns { values[(y * width + x) * c + channel] = mean } }
    }
  }
}
