import Emotions
import Imaging
import Inference
import Networks

/// What speaks for an answer.
extension EmotionClassifier {
  /// Explains an expression of a clip by Grad-CAM, by its tokens and, if asked, by occlusion.
  ///
  /// Grad-CAM costs little more than the answer; occlusion reads the clip 100 times.
  ///
  /// - Parameters:
  ///   - emotion: which expression; nil for the answer.
  ///   - occludes: whether places are hidden one after the other, too.
  /// - Throws: `EmotionModelError.untold` for an expression that the model does not tell,
  ///   `InferenceError.noFeatureMaps` and `.noReverse` for a network that can't be explained.
  public func explanation(
    of clip: Clip, emotion: Emotion? = nil, occludes: Bool = false
  ) throws -> ExpressionExplanation {
    if let emotion { _ = try place(of: emotion) }
    guard network.hasPictureFeatures else {
      throw InferenceError.noFeatureMaps(network: network.specification.name)
    }
    let features = try features(of: clip.crops)
    let side = FaceCrop.side
    let pass = try network.tailPass(of: features.map(\.array), pictureShape: [1, side, side])
    let scores = try EmotionScores(
      description.labels,
      probabilities: EmotionScores.softmax(pass.outputs, temperature: description.temperature))
    let emotion = emotion ?? scores.emotion
    let place = try place(of: emotion)
    let trace = pass.trace(of: place)
    return ExpressionExplanation(
      emotion: emotion, logit: pass.outputs[place], scores: scores,
      gradCAM: GradCAM.maps(pass.maps, gradients: trace.gradients),
      contributions: Self.perCrop(trace.contributions, crops: clip.crops.count),
      attention: pass.attention.map { Self.perCrop($0, crops: clip.crops.count) },
      occlusion: occludes ? try occlusion(of: clip, emotion: emotion) : nil)
  }

  /// What hiding each place of the face, in all crops at once, takes from an expression.
  ///
  /// A gray square, the crop's mean, goes over the crop (Zeiler and Fergus 2014); a pixel's value
  /// is the mean loss of probability over the squares that hide it.
  ///
  /// - Throws: `EmotionModelError.untold`, `InferenceError`.
  public func occlusion(of clip: Clip, emotion: Emotion) throws -> OcclusionMap {
    _ = try place(of: emotion)
    let squares = HiddenSquare.all
    let hidden = squares.map { square in Clip(clip.crops.map(square.hiding)) }
    let whole = try scores(for: clip)[emotion]
    let losses = try scores(for: hidden).map { whole - $0[emotion] }
    let side = FaceCrop.side
    var sums = [Double](repeating: 0, count: side * side)
    var counts = sums
    for (square, loss) in zip(squares, losses) {
      for pixel in square.pixels {
        sums[pixel] += loss
        counts[pixel] += 1
      }
    }
    let means = zip(sums, counts).map { Float(max($0 / max($1, 1), 0)) }
    return OcclusionMap(map: SaliencyMap(scaling: means), greatestLoss: max(losses.max() ?? 0, 0))
  }

  private func place(of emotion: Emotion) throws -> Int {
    guard let place = description.labels.firstIndex(of: emotion) else {
      throw EmotionModelError.untold(emotion, labels: description.labels)
    }
    return place
  }

  private static func perCrop(_ tokens: [Float], crops: Int) -> [[Float]] {
    let count = tokens.count / crops
    return (0..<crops).map { Array(tokens[$0 * count..<($0 + 1) * count]) }
  }
}

/// A square of a crop that is hidden.
private struct HiddenSquare {
  /// A quarter of the crop's side, moved by a third of that.
  static let side = 12
  static let stride = 4

  /// The places in the crop that the square covers.
  let pixels: [Int]

  static let all: [HiddenSquare] = {
    let starts = Array(Swift.stride(from: 0, through: FaceCrop.side - side, by: stride))
    return starts.flatMap { y in starts.map { x in HiddenSquare(x: x, y: y) } }
  }()

  private init(x: Int, y: Int) {
    pixels = (y..<y + Self.side).flatMap { row in
      (x..<x + Self.side).map { row * FaceCrop.side + $0 }
    }
  }

  /// The crop with its mean in the square.
  func hiding(_ crop: FaceCrop) -> FaceCrop {
    let mean = crop.pixels.reduce(0) { $0 + Int($1) } / crop.pixels.count
    return crop.filled(pixels, with: UInt8(mean))
  }
}
