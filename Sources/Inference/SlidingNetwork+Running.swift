import Networks

extension SlidingNetwork {
  /// Rows of a result that a thread makes at a time; a band makes a few rows of the one above again.
  private static let bandRows = 24

  /// The results of each picture `[1, C, H, W]`, whose sizes have been checked.
  func run(_ pictures: [FloatArray], threads: Int) -> [[String: FloatArray]] {
    let results = pictures.map { picture in
      sizes(height: picture.shape[2], width: picture.shape[3]).last ?? (0, 0)
    }
    let bands = pictures.indices.flatMap { picture in
      stride(from: 0, to: results[picture].height, by: Self.bandRows).map {
        SlidingBand(
          picture: picture, rows: $0..<min($0 + Self.bandRows, results[picture].height))
      }
    }
    let made = run(bands, over: pictures, threads: threads)
    var values = results.map { size in
      heads.map { [Float](repeating: 0, count: $0.channels * size.height * size.width) }
    }
    for (band, maps) in zip(bands, made) {
      for (head, map) in maps.enumerated() {
        band.place(map, of: results[band.picture], into: &values[band.picture][head])
      }
    }
    return zip(results, values).map { size, maps in
      zip(heads, maps).reduce(into: [:]) { named, pair in
        named[pair.0.name] = FloatArray(
          shape: [1, pair.0.channels, size.height, size.width], values: pair.1)
      }
    }
  }

  /// The maps of each band by head; the bands go to whichever thread is free.
  private func run(
    _ bands: [SlidingBand], over pictures: [FloatArray], threads: Int
  ) -> [[[Float]]] {
    var made = [[[Float]]](repeating: [], count: bands.count)
    made.withUnsafeMutableBufferPointer { made in
      parallel(bands.count, threads: threads) { index in
        let maps = bands[index].run(self, over: pictures[bands[index].picture])
        made[index] = maps
      }
    }
    return made
  }
}
