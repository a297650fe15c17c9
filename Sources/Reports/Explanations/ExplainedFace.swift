import EmotionModel
import Emotions
import Imaging

/// A face, or a clip of one, with what speaks for an expression, and where it lies in its pictures.
public struct ExplainedFace: Sendable {
  /// One of the clip's pictures.
  public struct View: Sendable {
    /// What the network read.
    public var crop: FaceCrop
    /// The picture that the crop was cut from; nil for data that come as crops.
    public var photo: Image?
    /// From the picture's points to the crop's.
    public var transform: SimilarityTransform?
    /// Where the face is in the picture.
    public var box: Rect?

    /// A crop and where it was cut from.
    public init(
      crop: FaceCrop, photo: Image? = nil, transform: SimilarityTransform? = nil, box: Rect? = nil
    ) {
      self.crop = crop
      self.photo = photo
      self.transform = transform
      self.box = box
    }
  }

  /// The picture as the user named it, or the clip's name.
  public var input: String
  /// The name of the face's files, without ending.
  public var name: String
  /// The face's number in its picture, from 0.
  public var face: Int
  /// The truth, where the data say it.
  public var label: Emotion?
  /// One per frame.
  public var views: [View]
  public var explanation: ExpressionExplanation

  /// A face with what speaks for an expression.
  public init(
    input: String, name: String, face: Int, label: Emotion? = nil, views: [View],
    explanation: ExpressionExplanation
  ) {
    self.input = input
    self.name = name
    self.face = face
    self.label = label
    self.views = views
    self.explanation = explanation
  }

  /// What is explained, in a line: `Happy 93.1 %, the answer`.
  var heading: String {
    let scores = explanation.scores
    let emotion = explanation.emotion
    let place =
      emotion == scores.emotion ? "the answer" : "the answer is \(scores.emotion.rawValue)"
    let truth = label.map { $0 == emotion ? ", the truth" : ", the truth is \($0.rawValue)" } ?? ""
    return "What speaks for \(emotion.rawValue): \(FixedNumber.percent(scores[emotion])), "
      + place + truth
  }
}
