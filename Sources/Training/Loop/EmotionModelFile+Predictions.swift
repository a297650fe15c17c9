import Datasets
import EmotionModel
import Evaluation
import Tensors

extension EmotionModelFile {
  /// What the model says of labelled clips, in their order, computed by the training engine.
  ///
  /// - Parameter clips: of the model's clip length.
  public func predictions(
    for clips: [LabelledClip], on device: TrainingConfiguration.Device = .cpu
  ) async throws -> [Prediction] {
    try await Task.detached(executorPreference: ThreadExecutor("predictions")) {
      let network = try TrainableNetwork(
        specification: description.specification,
        on: try Tensors.Device(named: device.rawValue), seed: 0)
      try network.load(weights)
      return try network.predictions(
        for: clips, labels: description.labels, preprocessing: description.preprocessing)
    }.value
  }
}
