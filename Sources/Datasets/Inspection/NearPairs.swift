/// Finds the pairs of thumbnails that correlate, exactly, without comparing all pairs in full.
///
/// Two vectors of length 1 with a correlation above ρ lie closer than √(2 − 2ρ), and so do their
/// coordinates along any orthonormal waves: pairs are first sorted out by one coordinate (a window
/// over the sorted values), then by eight, and only what is left is compared in full.
struct NearPairs {
  /// Above this correlation two pictures count as nearly the same.
  static let threshold: Float = 0.98

  private let thumbnails: [Float]
  private let coordinates: [SIMD8<Float>]
  /// The caller's number of each thumbnail, in the order of the widest coordinate.
  private let numbers: [Int]
  private let widest: Int

  /// Prepares thumbnails of length 1 under the caller's numbers.
  init(_ items: [(number: Int, thumbnail: [Float])]) {
    let all = items.map { PictureFingerprint.coordinates(of: $0.thumbnail) }
    let squares = all.reduce(into: SIMD8<Float>()) { $0 += $1 * $1 }
    let means = all.reduce(into: SIMD8<Float>()) { $0 += $1 } / Float(max(1, all.count))
    let spread = squares / Float(max(1, all.count)) - means * means
    let widest = (0..<8).max { spread[$0] < spread[$1] }!
    let order = items.indices.sorted { (all[$0][widest], $0) < (all[$1][widest], $1) }
    self.widest = widest
    numbers = order.map { items[$0].number }
    coordinates = order.map { all[$0] }
    thumbnails = order.flatMap { items[$0].thumbnail }
  }

  /// Visits each pair once, in no particular order; the lower number comes first.
  func forEach(_ visit: (_ first: Int, _ second: Int) throws -> Void) rethrows {
    let nearest = 2 - 2 * Self.threshold
    let reach = nearest.squareRoot()
    try thumbnails.withUnsafeBufferPointer { thumbnails in
      try coordinates.withUnsafeBufferPointer { coordinates in
        for i in coordinates.indices {
          let here = coordinates[i]
          let limit = here[widest] + reach
          var j = i + 1
          while j < coordinates.count, coordinates[j][widest] < limit {
            let difference = coordinates[j] - here
            if (difference * difference).sum() < nearest,
              Self.correlation(thumbnails, i, j) > Self.threshold
            {
              try visit(min(numbers[i], numbers[j]), max(numbers[i], numbers[j]))
            }
            j += 1
          }
        }
      }
    }
  }

  private static func correlation(
    _ thumbnails: UnsafeBufferPointer<Float>, _ i: Int, _ j: Int
  ) -> Float {
    let length = PictureFingerprint.length
    let first = UnsafeRawPointer(thumbnails.baseAddress! + i * length)
    let second = UnsafeRawPointer(thumbnails.baseAddress! + j * length)
    var sum = SIMD8<Float>()
    for offset in stride(from: 0, to: length * 4, by: 32) {
      sum +=
        first.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
        * second.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
    }
    return sum.sum()
  }
}
