import Imaging

/// How a crop's pixels become the network's input; the same in training and in use.
public struct EmotionPreprocessing: Equatable, Codable, Sendable {
  /// The value that becomes 0, of 0...1.
  public var mean: Float = 0
  /// What one unit of the input is worth, of 0...1; the published system divides by 255 only.
  public var deviation: Float = 1

  /// How a crop's pixels become the network's input.
  public init(mean: Float = 0, deviation: Float = 1) {
    self.mean = mean
    self.deviation = deviation
  }

  /// Appends a clip's input `[T, 1, 48, 48]`: pixel / 255, minus the mean, by the deviation.
  public func append(_ clip: Clip, to values: inout [Float]) {
    for crop in clip.crops {
      for pixel in crop.pixels { values.append(input(Float(pixel))) }
    }
  }

  /// The input of values on the pixels' scale of 0...255, in their place; as `append`, bit by bit.
  public func apply(to values: UnsafeMutableBufferPointer<Float>) {
    for index in values.indices { values[index] = input(values[index]) }
  }

  /// The input of one value of 0...255.
  @inline(__always)
  private func input(_ value: Float) -> Float { value * (1 / (255 * deviation)) - mean / deviation }
}
