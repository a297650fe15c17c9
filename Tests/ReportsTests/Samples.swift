import Emotions
import Foundation
import Imaging
import VideoAnalysis

@testable import Reports

/// Values that several tests draw or write.
enum Samples {
  /// Scores with one expression ahead and the rest alike.
  static func scores(_ emotion: Emotion, _ confidence: Double = 0.7) throws -> EmotionScores {
    let rest = (1 - confidence) / 6
    return try EmotionScores(
      Emotion.seven, probabilities: Emotion.seven.map { $0 == emotion ? confidence : rest })
  }

  /// A face with landmarks where they usually are.
  static func face(x: Double, y: Double, side: Double, score: Double? = 0.998) -> Face {
    func point(_ px: Double, _ py: Double) -> Point { Point(x: x + px * side, y: y + py * side) }
    return Face(
      box: Rect(x: x, y: y, width: side, height: side * 1.2), score: score,
      landmarks: Landmarks(
        leftEye: point(0.3, 0.45), rightEye: point(0.7, 0.45), nose: point(0.5, 0.7),
        leftMouth: point(0.35, 0.95), rightMouth: point(0.65, 0.95)))
  }

  /// A picture with light and dark parts, so that bad contrast is seen.
  static func photo(width: Int, height: Int) -> Image {
    var image = Image(width: width, height: height, channels: .rgb, filledWith: 0)
    image.pixels.withUnsafeMutableBufferPointer { pixels in
      for y in 0..<height {
        for x in 0..<width {
          let at = (y * width + x) * 3
          let checks = (x * 8 / width + y * 6 / height) % 2 == 0
          pixels[at] = UInt8(x * 255 / width)
          pixels[at + 1] = checks ? 235 : 60
          pixels[at + 2] = UInt8(y * 255 / height)
        }
      }
    }
    return image
  }

  /// The row of a face.
  static func row(
    _ detection: Face?, _ scores: EmotionScores?, input: String = "photo.jpg", face: Int? = 0,
    isUncertain: Bool = false
  ) -> AnalysisRow {
    AnalysisRow(
      input: input, face: face, detection: detection, scores: scores, isUncertain: isUncertain)
  }
}

extension Data {
  /// The whole numbers of a PNG file's header: width and height.
  var pngSize: [Int] {
    [16, 20].map { offset in (0..<4).reduce(0) { $0 << 8 | Int(self[startIndex + offset + $1]) } }
  }
}
