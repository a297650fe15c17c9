import CKernels
import Networks

/// Some rows of one picture's results: what one thread makes at a time.
///
/// Bands of a picture don't share anything, so they run side by side; each makes the few rows that
/// it has in common with the band above again.
struct SlidingBand {
  let picture: Int
  let rows: Range<Int>

  /// The heads' maps of these rows, `[C, rows, W]` each.
  func run(_ network: SlidingNetwork, over picture: FloatArray) -> [[Float]] {
    picture.values.withUnsafeBufferPointer { pixels in
      run(network, over: pixels, height: picture.shape[2], width: picture.shape[3])
    }
  }

  /// Copies a map `[C, rows, W]` of this band to its place in `[C, H, W]`.
  func place(
    _ map: [Float], of size: (height: Int, width: Int), into whole: inout [Float]
  ) {
    let count = rows.count * size.width
    guard count > 0 else { return }
    for channel in 0..<map.count / count {
      let start = (channel * size.height + rows.lowerBound) * size.width
      whole.replaceSubrange(
        start..<start + count, with: map[channel * count..<(channel + 1) * count])
    }
  }

  private func run(
    _ network: SlidingNetwork, over pixels: UnsafeBufferPointer<Float>, height: Int, width: Int
  ) -> [[Float]] {
    let sizes = network.sizes(height: height, width: width)
    let trunk = stages(network.trunk, sizes)
    let (result, lastGroups) = (sizes[sizes.count - 1], trunk.last?.groups ?? 1)
    let heads = network.heads.map { head in
      var groups = lastGroups
      return head.layers.map { layer in
        let stage = SlidingStage(
          layer, inputSize: result, inputGroups: groups, keeping: 1, from: rows.lowerBound)
        groups = stage.groups
        return stage
      }
    }
    let picture = { (y: Int) in
      SlidingRow(
        start: pixels.baseAddress.map { $0 + y * width }, channelStride: height * width,
        pixelStride: 1)
    }
    var maps = network.heads.map {
      [Float](repeating: 0, count: $0.channels * rows.count * result.width)
    }
    for y in rows {
      for (index, head) in heads.enumerated() {
        let row = Self.row(y, of: trunk[...], chainedTo: head[...], picture)
        scatter(
          row, y - rows.lowerBound, width: result.width,
          channels: network.heads[index].channels, into: &maps[index])
      }
    }
    return maps
  }

  /// A stage per layer, each from the first row that this band needs.
  private func stages(
    _ layers: [SlidingLayer], _ sizes: [(height: Int, width: Int)]
  ) -> [SlidingStage] {
    var first = rows.lowerBound
    var firsts: [Int] = []
    for layer in layers.reversed() {
      firsts.append(first)
      first *= layer.window.stride
    }
    firsts.reverse()
    var groups = 1
    return layers.indices.map { index in
      let kept = index + 1 < layers.count ? layers[index + 1].window.kernel : 1
      let stage = SlidingStage(
        layers[index], inputSize: sizes[index], inputGroups: groups, keeping: kept,
        from: firsts[index])
      groups = stage.groups
      return stage
    }
  }

  /// A row of the last stage, made now unless it is there already.
  private static func row(
    _ y: Int, of trunk: ArraySlice<SlidingStage>, chainedTo head: ArraySlice<SlidingStage>,
    _ picture: (Int) -> SlidingRow
  ) -> SlidingRow {
    if let stage = head.last {
      stage.advance(through: y) { row($0, of: trunk, chainedTo: head.dropLast(), picture) }
      return stage.slidingRow(y)
    }
    guard let stage = trunk.last else { return picture(y) }
    stage.advance(through: y) { row($0, of: trunk.dropLast(), chainedTo: [], picture) }
    return stage.slidingRow(y)
  }

  /// Copies a row `[W, C padded]` to its place in `[C, rows, W]`.
  private func scatter(
    _ row: SlidingRow, _ y: Int, width: Int, channels: Int, into map: inout [Float]
  ) {
    guard let start = row.start else { return }
    map.withUnsafeMutableBufferPointer { map in
      for c in 0..<channels {
        let target = (c * rows.count + y) * width
        for x in 0..<width { map[target + x] = start[x * row.pixelStride + c] }
      }
    }
  }
}

extension SlidingStage {
  fileprivate func slidingRow(_ y: Int) -> SlidingRow {
    SlidingRow(start: row(y), channelStride: 1, pixelStride: groups * ck_lanes)
  }
}
