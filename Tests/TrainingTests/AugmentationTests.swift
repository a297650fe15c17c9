import Datasets
import EmotionModel
import Foundation
import Imaging
import Testing

@testable import Training

@Suite struct AugmentationTests {
  private let plain = EmotionPreprocessing(mean: 0.5, deviation: 0.25)

  private func values(
    _ clip: Clip, _ configuration: AugmentationConfiguration, seed: UInt64 = 1, epoch: Int = 1,
    index: Int = 0, preprocessing: EmotionPreprocessing? = nil
  ) -> [Float] {
    var values: [Float] = []
    Augmentation(
      configuration: configuration, preprocessing: preprocessing ?? plain, seed: seed
    ).append(clip, epoch: epoch, index: index, to: &values)
    return values
  }

  private func clip(length: Int = 1) throws -> Clip {
    try TestClips.clips(1, length: length)[0].clip
  }

  /// Everything off but what the change sets.
  private func only(
    _ change: (inout AugmentationConfiguration) -> Void
  ) -> AugmentationConfiguration {
    var configuration = AugmentationConfiguration.none
    change(&configuration)
    return configuration
  }

  @Test func `Without variation the input is that of use, bit by bit`() throws {
    let clip = try clip(length: 2)
    var expected: [Float] = []
    plain.append(clip, to: &expected)
    #expect(values(clip, .none) == expected)
  }

  @Test func `A variation that changes nothing gives the input of use too`() throws {
    // Not the short cut for no variation: the smallest blank that never comes takes the long way.
    let clip = try clip()
    let configuration = only { $0.flipProbability = .leastNonzeroMagnitude }
    let expected = values(clip, .none)
    let difference = zip(values(clip, configuration), expected).map { abs($0 - $1) }.max()!
    #expect(difference < 1e-5)
  }

  @Test func `The size stays, and values stay within black and white`() throws {
    var wild = AugmentationConfiguration()
    (wild.rotationDegrees, wild.brightness, wild.contrast, wild.noise) = (90, 1, 2, 0.5)
    (wild.erasingProbability, wild.landmarkJitterPixels) = (1, 3)
    let clip = try clip(length: 2)
    let thousandths = EmotionPreprocessing(mean: 0, deviation: 1)
    for index in 0..<5 {
      let values = values(clip, wild, index: index, preprocessing: thousandths)
      #expect(values.count == 2 * 48 * 48)
      #expect(values.allSatisfy { (0...1).contains($0) })
    }
  }

  @Test func `The same seed, epoch and clip give the same values; others give others`() throws {
    let clip = try clip()
    let configuration = AugmentationConfiguration()
    let first = values(clip, configuration)
    #expect(values(clip, configuration) == first)
    #expect(values(clip, configuration, seed: 2) != first)
    #expect(values(clip, configuration, epoch: 2) != first)
    #expect(values(clip, configuration, index: 1) != first)
  }

  @Test func `All crops of a clip are varied alike`() throws {
    let crop = try clip().crops[0]
    var configuration = AugmentationConfiguration()
    configuration.erasingProbability = 1
    let values = values(Clip([crop, crop]), configuration)
    #expect(values.prefix(2304) == values.suffix(2304))
  }

  @Test func `A mirror image is the row backwards`() throws {
    let clip = try clip()
    let mirrored = values(clip, only { $0.flipProbability = 1 })
    let original = values(clip, .none)
    for row in 0..<48 {
      for column in 0..<48 {
        #expect(abs(mirrored[row * 48 + column] - original[row * 48 + 47 - column]) < 1e-5)
      }
    }
  }

  @Test func `A light spot goes where the map says`() throws {
    // Centre of pixel (30, 20); a quarter turn about the middle brings it to (27, 30).
    var pixels = [UInt8](repeating: 0, count: 2304)
    pixels[20 * 48 + 30] = 255
    let variation = Variation.turned(quarterTurns: 1)
    var place = [Float](repeating: 0, count: 2304)
    pixels.withUnsafeBufferPointer { pixels in
      place.withUnsafeMutableBufferPointer { variation.warp(pixels, to: $0) }
    }
    let brightest = place.indices.max { place[$0] < place[$1] }!
    #expect((brightest % 48, brightest / 48) == (27, 30))
    #expect(place[brightest] > 254)
  }

  @Test func `Beyond the edge lies the edge`() throws {
    let white = Clip(try FaceCrop(pixels: Array(repeating: 200, count: 2304)))
    let values = values(
      white, only { ($0.rotationDegrees, $0.shiftFraction, $0.scale) = (45, 0.4, 1) },
      preprocessing: EmotionPreprocessing(mean: 0, deviation: 1))
    #expect(values.allSatisfy { abs($0 - 200.0 / 255) < 1e-5 })
  }

  @Test func `The blank is a rectangle of the mean`() throws {
    let clip = try clip()
    let blank = only { ($0.erasingProbability, $0.erasingSize) = (1, 0.5) }
    let original = values(clip, .none)
    let erased = values(clip, blank)
    let changed = original.indices.filter { abs(original[$0] - erased[$0]) > 1e-4 }
    #expect((20...1300).contains(changed.count))
    let rows = changed.map { $0 / 48 }
    let columns = changed.map { $0 % 48 }
    let area = (rows.max()! - rows.min()! + 1) * (columns.max()! - columns.min()! + 1)
    #expect(area >= changed.count && area <= changed.count + 60)
    let mean = original.reduce(0, +) / 2304
    #expect(changed.allSatisfy { abs(erased[$0] - mean) < 1e-3 })
  }

  @Test func `Noise has the deviation that was drawn`() throws {
    let gray = Clip(try FaceCrop(pixels: Array(repeating: 128, count: 2304)))
    let configuration = only { $0.noise = 0.1 }
    var random = CounterRandom(seed: 1, .augmentation, epoch: 1, index: 0)
    let expected = Variation(configuration, &random).noise
    let values = values(
      gray, configuration, preprocessing: EmotionPreprocessing(mean: 0, deviation: 1))
    let mean = Double(values.reduce(0, +)) / 2304
    let variance = values.reduce(0.0) { $0 + pow(Double($1) - mean, 2) } / 2304
    #expect(abs(mean - 128.0 / 255) < 4 * expected / 48)
    #expect(abs(variance.squareRoot() / expected - 1) < 0.1)
  }

  @Test func `A detector's error turns, shifts and zooms without slant`() {
    var random = CounterRandom(seed: 1, .augmentation)
    let configuration = only { $0.landmarkJitterPixels = 1 }
    let source = Variation(configuration, &random).source
    #expect(source != .identity)
    #expect(abs(source.a - source.d) < 1e-12 && abs(source.b + source.c) < 1e-12)
    #expect(abs(source.a - 1) < 0.3)
  }
}

extension Variation {
  /// A turn about the crop's middle, clockwise as one sees it, and nothing else.
  static func turned(quarterTurns: Int) -> Variation {
    var random = CounterRandom(seed: 0, .augmentation)
    var variation = Variation(.none, &random)
    let angle = -Double(quarterTurns) * .pi / 2
    variation.source = PlaneMap(tx: -24, ty: -24)
      .then(PlaneMap(a: cos(angle), b: -sin(angle), c: sin(angle), d: cos(angle)))
      .then(PlaneMap(tx: 24, ty: 24))
    return variation
  }
}
