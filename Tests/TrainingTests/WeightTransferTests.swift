import EmotionModel
import Emotions
import Networks
import Tensors
import Testing

@testable import Training

@Suite(.serialized) struct WeightTransferTests {
  private func model(_ labels: [Emotion], _ architecture: EmotionArchitecture = .cnn) throws
    -> EmotionModelFile
  {
    let specification = architecture.specification(labelCount: labels.count)
    var next: Float = 0
    var weights: [String: FloatArray] = [:]
    for parameter in specification.parameters {
      next += 1
      let width = max(1, parameter.count / parameter.shape[0])
      weights[parameter.name] = FloatArray(
        shape: parameter.shape,
        values: (0..<parameter.count).map { next + Float($0 / width) / 1024 })
    }
    return try EmotionModelFile(
      description: .init(
        specification: specification, labels: labels, clipLength: 1,
        trainingData: .init(datasets: [], protocol: "", splitHashes: [:], seed: 0), licence: ""),
      weights: weights)
  }

  private func transfer(
    from model: EmotionModelFile, to labels: [Emotion], _ architecture: EmotionArchitecture = .cnn
  ) throws -> (weights: [String: FloatArray], transfer: WeightTransfer) {
    let specification = architecture.specification(labelCount: labels.count)
    let zeros = specification.parameters.map {
      ($0.name, FloatArray(shape: $0.shape, values: Array(repeating: 0, count: $0.count)))
    }
    return WeightTransfer.weights(
      from: model, into: Dictionary(uniqueKeysWithValues: zeros), of: specification,
      labels: labels)
  }

  @Test func `The same labels take everything over`() throws {
    let model = try model([.happy, .sad])
    let (weights, transfer) = try transfer(from: model, to: [.happy, .sad])
    #expect(weights == model.weights)
    #expect(transfer.fresh.isEmpty && transfer.reordered.isEmpty)
  }

  @Test func `Rows of the classifier go by the labels' names`() throws {
    let model = try model([.angry, .happy, .sad])
    let (weights, transfer) = try transfer(from: model, to: [.sad, .angry])
    let old = model.weights["classifier.bias"]!.values
    #expect(weights["classifier.bias"]!.values == [old[2], old[0]])
    let width = model.weights["classifier.weight"]!.shape[1]
    #expect(
      weights["classifier.weight"]!.values.prefix(width)
        == model.weights["classifier.weight"]!.values.suffix(width))
    #expect(transfer.reordered == ["classifier.weight", "classifier.bias"])
    #expect(weights["block1.conv1.weight"] == model.weights["block1.conv1.weight"])
  }

  @Test func `A label that the other model lacks begins the classifier anew`() throws {
    let model = try model([.angry, .happy, .sad])
    let (weights, transfer) = try transfer(from: model, to: [.angry, .happy, .fear])
    #expect(transfer.fresh == ["classifier.weight", "classifier.bias"])
    #expect(weights["classifier.bias"]!.values == [0, 0, 0])
    #expect(weights["features.weight"] == model.weights["features.weight"])
    #expect(transfer.summary.contains("new: classifier.weight, classifier.bias"))
  }

  @Test func `Another architecture takes what has the same name and shape`() throws {
    let model = try model([.happy, .sad], .cnnBiLSTM)
    let (weights, transfer) = try transfer(from: model, to: [.happy, .sad], .cnnLSTM)
    #expect(weights["lstm.weight_ih_l0"] == model.weights["lstm.weight_ih_l0"])
    #expect(transfer.fresh == ["classifier.weight"])  // half as wide; the bias fits
  }

  @Test func `A run begins with the weights that it is given`() async throws {
    let first = try await TrainingRun.start(try TestClips.plan { $0.epochs = 1 }).result()
    let plan = try TestClips.plan { ($0.epochs, $0.seed) = (1, 5) }
    let trainer = try Trainer(plan, in: nil, from: .model(first.lastModel))
    #expect(try trainer.network.weights() == first.lastModel.weights)
    let run = TrainingRun.start(plan, from: .model(first.lastModel))
    var told: WeightTransfer?
    for await event in run.events { if case .transferred(let transfer) = event { told = transfer } }
    #expect(told?.fresh == [])
  }
}
