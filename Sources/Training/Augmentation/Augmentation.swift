import EmotionModel
import Imaging

/// Varies clips and makes the network's input of them, the same way for the same seed.
///
/// The draw depends on (seed, epoch, index of the clip) alone, so neither the order nor the thread
/// in which clips are prepared changes anything. Arithmetic is in `Float`, from the pixels'
/// 0...255 to the input's values without rounding in between.
struct Augmentation: Sendable {
  /// What is varied, and how far.
  let configuration: AugmentationConfiguration
  /// How pixels become input values.
  let preprocessing: EmotionPreprocessing
  /// The seed of the run.
  let seed: UInt64

  /// Appends the input `[T, 1, 48, 48]` of a clip as it is met in an epoch.
  ///
  /// - Parameter index: which training clip it is.
  func append(_ clip: Clip, epoch: Int, index: Int, to values: inout [Float]) {
    guard configuration != .none else { return preprocessing.append(clip, to: &values) }
    var random = CounterRandom(seed: seed, .augmentation, epoch: epoch, index: index)
    let variation = Variation(configuration, &random)
    for crop in clip.crops {
      let start = values.count
      values.append(contentsOf: repeatElement(0, count: crop.pixels.count))
      values.withUnsafeMutableBufferPointer { values in
        let place = UnsafeMutableBufferPointer(rebasing: values[start...])
        crop.pixels.withUnsafeBufferPointer { pixels in
          variation.warp(pixels, to: place)
        }
        variation.light(place)
        if variation.noise > 0 { variation.addNoise(to: place, &random) }
        preprocessing.apply(to: place)
      }
    }
  }
}
