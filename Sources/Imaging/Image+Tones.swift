import Foundation

extension Image {
  /// Brighter or darker, with more or less contrast.
  ///
  /// Value v becomes (v − 127.5) · contrast + 127.5 + 255 · brightness, rounded and kept in 0...255.
  ///
  /// - Parameters:
  ///   - brightness: −1...1, a share of the whole range; 0 changes nothing.
  ///   - contrast: ≥ 0, a factor about the middle gray; 1 changes nothing.
  public func adjusted(brightness: Double = 0, contrast: Double = 1) -> Image {
    mapped { ($0 - 127.5) * contrast + 127.5 + 255 * brightness }
  }

  /// With another gamma: value v becomes 255 · (v / 255)^gamma; above 1 is darker.
  public func gammaCorrected(_ gamma: Double) -> Image {
    precondition(gamma > 0, "gamma is above 0")
    return mapped { 255 * pow($0 / 255, gamma) }
  }

  /// In gray, with all values about equally frequent; equal to OpenCV's `equalizeHist`.
  public func equalized() -> Image {
    let gray = gray()
    let histogram = gray.histogram
    guard let first = histogram.firstIndex(where: { $0 > 0 }) else { return gray }
    let rest = gray.pixels.count - histogram[first]
    guard rest > 0 else { return gray }  // one value everywhere
    let scale = 255 / Float(rest)
    var sum = 0
    var table = [UInt8](repeating: 0, count: 256)
    for value in first + 1..<256 {
      sum += histogram[value]
      table[value] = UInt8(min((Float(sum) * scale).rounded(.toNearestOrEven), 255))
    }
    return gray.mapped(through: table)
  }

  /// How often each of the 256 values occurs, over all channels.
  public var histogram: [Int] {
    var counts = [Int](repeating: 0, count: 256)
    counts.withUnsafeMutableBufferPointer { counts in
      pixels.withUnsafeBufferPointer { for value in $0 { counts[Int(value)] += 1 } }
    }
    return counts
  }

  private func mapped(_ curve: (Double) -> Double) -> Image {
    mapped(through: (0..<256).map { UInt8(min(max(curve(Double($0)).rounded(), 0), 255)) })
  }

  private func mapped(through table: [UInt8]) -> Image {
    var image = self
    table.withUnsafeBufferPointer { table in
      image.pixels.withUnsafeMutableBufferPointer { pixels in
        for i in 0..<pixels.count { pixels[i] = table[Int(pixels[i])] }
      }
    }
    return image
  }
}
