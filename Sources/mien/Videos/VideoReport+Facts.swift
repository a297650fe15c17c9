import EmotionModel
import MediaIO
import Networks
import Reports

extension VideoReport {
  /// The page with what is known before the first frame.
  init(
    title: String, blursFaces: Bool, video: VideoInformation, model: EmotionModelDescription
  ) {
    self.init(title: title, blursFaces: blursFaces)
    facts = [.init("Size", "\(video.width)×\(video.height) pixels")]
    self.model = [
      .init("Model", model.specification.name),
      .init("Learned from", model.trainingData.datasets.joined(separator: ", ")),
      .init("Protocol", model.trainingData.protocol),
    ]
  }
}
