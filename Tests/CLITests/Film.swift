import EmotionModel
import Emotions
import FaceSynthesis
import Foundation
import Imaging
import MediaIO
import Networks
import TestSupport

/// Rendered videos and a model for tests of the program, made once.
enum Film {
  /// Two people for a second, 320×240, 25 frames a second; then a wall for five frames.
  static let two: URL = made("two.mp4", people: 2, walls: 5)
  /// Two seconds of one person.
  static let short: URL = made("short.mp4", people: 1, repeats: 2)
  /// Eight seconds: what `long` may not take much more memory than.
  static let settled: URL = made("settled.mp4", people: 1, repeats: 8)
  /// Thirty seconds: the same second again and again.
  static let long: URL = made("long.mp4", people: 1, repeats: 30)
  /// A model file whose answers depend on the crops, without training.
  static let model: URL = {
    do { return try untrainedModel() } catch { preconditionFailure("\(error)") }
  }()

  private static func made(
    _ name: String, people: Int, repeats: Int = 1, walls: Int = 0
  ) -> URL {
    do {
      let scene = try SyntheticScene(
        .init(people: people, seconds: 1, width: 320, height: 240, seed: 4), FaceSynthesizer())
      let url = try TestPaths.temporaryFolder().appending(component: name)
      let writer = try VideoWriter(to: url, width: 320, height: 240, frameRate: 25)
      let wall = Image(width: 320, height: 240, channels: .rgb, filledWith: 90)
      let pictures = (0..<scene.frameCount).map { scene.frame(at: $0).frame.image }
      let all =
        (0..<repeats).flatMap { _ in pictures } + Array(repeating: wall, count: walls)
      for (index, picture) in all.enumerated() {
        try writer.write(picture, at: Double(index) / 25)
      }
      try writer.finish()
      return url
    } catch {
      preconditionFailure("a film could not be rendered: \(error)")
    }
  }

  private static func untrainedModel() throws -> URL {
    let specification = EmotionArchitecture.cnnBiLSTM.specification(labelCount: 7)
    let file = try EmotionModelFile(
      description: EmotionModelDescription(
        specification: specification, labels: Emotion.seven, clipLength: 1,
        trainingData: .init(datasets: [], protocol: "none", splitHashes: [:], seed: 0),
        licence: "none"),
      weights: specification.patternedWeights)
    let url = try TestPaths.temporaryFolder().appending(component: "weights.safetensors")
    try file.write(to: url)
    return url
  }
}
