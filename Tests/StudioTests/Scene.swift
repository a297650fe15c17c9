import EmotionModel
import Emotions
import FaceSynthesis
import Foundation
import Imaging
import MediaIO
import Networks
import TestSupport

/// Rendered pictures and a film, made once.
enum Scene {
  /// A second of one person, 320×240.
  static let frames: [Image] = {
    do {
      let scene = try SyntheticScene(
        .init(people: 1, seconds: 1, width: 320, height: 240, seed: 4), FaceSynthesizer())
      return (0..<scene.frameCount).map { scene.frame(at: $0).frame.image }
    } catch { preconditionFailure("a scene could not be rendered: \(error)") }
  }()

  /// The first frame as a PNG file, so that nothing is lost.
  static let photo: [UInt8] = bytes(of: frames[0], .png)
  /// Every frame as JPEG.
  static let jpegs: [[UInt8]] = frames.map { bytes(of: $0, .jpeg) }
  /// A picture without a face.
  static let wall: [UInt8] = bytes(
    of: Image(width: 120, height: 90, channels: .rgb, filledWith: 90), .png)

  /// The second as a film, some times over.
  static func film(seconds: Int) throws -> URL {
    let url = try TestPaths.temporaryFolder().appending(component: "film.mp4")
    let writer = try VideoWriter(to: url, width: 320, height: 240, frameRate: 25)
    for index in 0..<(seconds * frames.count) {
      try writer.write(frames[index % frames.count], at: Double(index) / 25)
    }
    try writer.finish()
    return url
  }

  /// A model that reads clips of three crops, without training.
  static func modelOfClips() throws -> URL {
    let specification = EmotionArchitecture.cnnBiLSTM.specification(labelCount: 7)
    let file = try EmotionModelFile(
      description: EmotionModelDescription(
        specification: specification, labels: Emotion.seven, clipLength: 3,
        trainingData: .init(datasets: [], protocol: "none", splitHashes: [:], seed: 0),
        licence: "none"),
      weights: specification.patternedWeights)
    let url = try TestPaths.temporaryFolder().appending(component: "clips.safetensors")
    try file.write(to: url)
    return url
  }

  static func bytes(of image: Image, _ format: ImageWriter.Format) -> [UInt8] {
    do { return try ImageWriter().bytes(of: image, as: format) } catch {
      preconditionFailure("a picture could not be written: \(error)")
    }
  }
}
