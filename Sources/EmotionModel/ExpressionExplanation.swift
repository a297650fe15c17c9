import Emotions

/// Why a model says an expression: which places of the face, which rows and frames speak for it.
///
///     let explanation = try await classifier.explanation(of: Clip(crop))
///     explanation.gradCAM[0].value(at: CropGeometry.mouth)  // 0...1
///
/// It says what the network looks at, not what the person feels, and not that the answer is right.
public struct ExpressionExplanation: Equatable, Sendable {
  /// The expression that is explained.
  public var emotion: Emotion
  /// What the network gives it before softmax.
  public var logit: Float
  /// The model's answer to the clip.
  public var scores: EmotionScores
  /// What speaks for the expression in each of the clip's crops, all on one scale (Grad-CAM).
  public var gradCAM: [SaliencyMap]
  /// What each row of each crop, from the top, brings to the logit, `[T][rows]`; a network that
  /// reads a frame as one token has one value per crop.
  public var contributions: [[Float]]
  /// How much attention weighs each row of each crop, `[T][rows]`; nil for networks without.
  public var attention: [[Float]]?
  /// What hiding places of the face costs; nil unless asked for.
  public var occlusion: OcclusionMap?

  /// Why a model says an expression.
  public init(
    emotion: Emotion, logit: Float, scores: EmotionScores, gradCAM: [SaliencyMap],
    contributions: [[Float]], attention: [[Float]]? = nil, occlusion: OcclusionMap? = nil
  ) {
    self.emotion = emotion
    self.logit = logit
    self.scores = scores
    self.gradCAM = gradCAM
    self.contributions = contributions
    self.attention = attention
    self.occlusion = occlusion
  }
}
