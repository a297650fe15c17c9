import EmotionModel
import Emotions
import Networks

/// A model as the interface writes it.
struct ModelAnswer: Encodable, Sendable {
  struct Metric: Encodable, Sendable {
    var name: String
    var value: Double
    var `protocol`: String
  }

  var id: String
  var title: String
  @OrNull var run: String?
  var name: String
  var isDefault: Bool
  var labels: [Emotion]
  var clipLength: Int
  var threshold: Double
  var bytes: Int
  var trainedOn: [String]
  var `protocol`: String
  var metrics: [Metric]
  var licence: String

  /// A model with what its file says.
  ///
  /// - Parameter title: what people call it.
  init(_ model: Engines.Model, title: String, isDefault: Bool) {
    let description = model.description
    id = model.id
    self.title = title
    run = model.isOfRun ? model.id : nil
    name = description.specification.name
    self.isDefault = isDefault
    (labels, clipLength) = (description.labels, description.clipLength)
    (threshold, bytes) = (model.threshold, model.bytes)
    trainedOn = description.trainingData.met
    self.protocol = description.trainingData.protocol
    metrics = description.metrics.map {
      Metric(name: $0.name, value: $0.value, protocol: $0.protocol)
    }
    licence = description.licence
  }
}
