extension Image {
  /// The picture at another size, at least 1×1; within one grey level of OpenCV's `resize`.
  public func resized(width newWidth: Int, height newHeight: Int, method: Resampling) -> Image {
    precondition(newWidth > 0 && newHeight > 0, "a picture has at least one pixel")
    if newWidth == width && newHeight == height { return self }
    let columns = ResamplingTaps(source: width, target: newWidth, method: method)
    let rows = ResamplingTaps(source: height, target: newHeight, method: method)
    let c = channels.rawValue
    let count = newWidth * newHeight * c
    let resized = [UInt8](unsafeUninitializedCapacity: count) { target, initialized in
      pixels.withUnsafeBufferPointer { source in
        guard let source = source.baseAddress, let target = target.baseAddress else { return }
        var sums = [Float](repeating: 0, count: width * c)
        for y in 0..<newHeight {
          Self.mixRows(source, rows, y, into: &sums)
          let row = target + y * newWidth * c
          if channels == .gray {
            Self.mixColumns(sums, columns, channels: 1, into: row)
          } else {
            Self.mixColumns(sums, columns, channels: 3, into: row)
          }
        }
      }
      initialized = count
    }
    return Image(unchecked: resized, width: newWidth, height: newHeight, channels: channels)
  }

  /// The weighted sum of the source rows that make up target row `y`.
  private static func mixRows(
    _ source: UnsafePointer<UInt8>, _ rows: ResamplingTaps, _ y: Int, into sums: inout [Float]
  ) {
    sums.withUnsafeMutableBufferPointer { sums in
      for tap in rows.offsets[y]..<rows.offsets[y + 1] {
        let weight = rows.weights[tap]
        let row = source + (rows.starts[y] + tap - rows.offsets[y]) * sums.count
        if tap == rows.offsets[y] {
          for i in 0..<sums.count { sums[i] = weight * Float(row[i]) }
        } else {
          for i in 0..<sums.count { sums[i] += weight * Float(row[i]) }
        }
      }
    }
  }

  /// Inlined for one and for three channels.
  @inline(__always)
  private static func mixColumns(
    _ sums: UnsafePointer<Float>, _ columns: ResamplingTaps, channels c: Int,
    into row: UnsafeMutablePointer<UInt8>
  ) {
    columns.offsets.withUnsafeBufferPointer { offsets in
      columns.weights.withUnsafeBufferPointer { weights in
        for x in 0..<columns.starts.count {
          var from = columns.starts[x] * c
          var mean = SIMD4<Float>(repeating: 0.5)  // rounds
          for tap in offsets[x]..<offsets[x + 1] {
            for channel in 0..<c { mean[channel] += weights[tap] * sums[from + channel] }
            from += c
          }
          for channel in 0..<c { row[x * c + channel] = UInt8(min(max(mean[channel], 0), 255)) }
        }
      }
    }
  }
}
