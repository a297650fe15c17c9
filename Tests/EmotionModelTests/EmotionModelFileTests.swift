import EmotionModel
import Emotions
import Foundation
import Networks
import TestSupport
import Testing

@Suite struct EmotionModelFileTests {
  private func description(
    labels: [Emotion] = [.happy, .sad], outputs: Int = 2
  ) -> EmotionModelDescription {
    EmotionModelDescription(
      specification: NetworkSpecification(
        name: "tiny", inputChannels: 1, trunk: [.flatten],
        heads: [
          .init(
            name: "logits",
            layers: [.dense(name: "classifier", inputFeatures: 3, outputFeatures: outputs)])
        ]),
      labels: labels, clipLength: 1, preprocessing: .init(mean: 0.5, deviation: 0.25),
      trainingData: .init(
        datasets: ["patterns"], protocol: "random", splitHashes: ["train.csv": "00"], seed: 7),
      metrics: [.init(name: "accuracy", value: 0.9, protocol: "random")], licence: "CC0")
  }

  private func weights(outputs: Int = 2) -> [String: FloatArray] {
    [
      "classifier.weight": FloatArray(
        shape: [outputs, 3], values: (0..<outputs * 3).map { Float($0) / 3 }),
      "classifier.bias": FloatArray(
        shape: [outputs], values: (0..<outputs).map { Float($0) }),
    ]
  }

  private func file(_ content: WeightFile) throws -> URL {
    let url = try TestPaths.temporaryFolder().appending(component: "weights.safetensors")
    try content.write(to: url)
    return url
  }

  /// A written model whose description was changed as text.
  private func changed(_ old: String, _ new: String) throws -> URL {
    let url = try TestPaths.temporaryFolder().appending(component: "weights.safetensors")
    try EmotionModelFile(description: description(), weights: weights()).write(to: url)
    var content = try WeightFile(contentsOf: url)
    let text = content.metadata["description"]!
    content.metadata["description"] = text.replacing(old, with: new)
    #expect(content.metadata["description"] != text)
    try content.write(to: url)
    return url
  }

  @Test func `A written model reads back the same`() throws {
    let url = try TestPaths.temporaryFolder().appending(component: "weights.safetensors")
    let model = try EmotionModelFile(description: description(), weights: weights())
    try model.write(to: url)
    #expect(try EmotionModelFile(contentsOf: url) == model)
  }

  @Test func `The same model gives the same bytes`() throws {
    let model = try EmotionModelFile(description: description(), weights: weights())
    let urls = try (0..<2).map { _ in
      try TestPaths.temporaryFolder().appending(component: "weights.safetensors")
    }
    for url in urls { try model.write(to: url) }
    #expect(try Data(contentsOf: urls[0]) == Data(contentsOf: urls[1]))
  }

  @Test func `Weights of something else are refused`() throws {
    let url = try file(WeightFile(weights: weights()))
    #expect(throws: EmotionModelError.noDescription(path: url.path)) {
      try EmotionModelFile(contentsOf: url)
    }
  }

  @Test func `A later version is refused before its fields are read`() throws {
    let url = try changed(#""format":1"#, #""format":2,"later":true"#)
    let error = #expect(throws: EmotionModelError.self) { try EmotionModelFile(contentsOf: url) }
    #expect(error == .formatVersion(path: url.path, found: 2, expected: 1))
    #expect(error?.recoverySuggestion?.contains("update") == true)
  }

  @Test func `A description that can't be understood is refused`() throws {
    let url = try changed(#""happy""#, #""merry""#)
    let error = #expect(throws: EmotionModelError.self) { try EmotionModelFile(contentsOf: url) }
    guard case .unreadableDescription(url.path, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    (#""happy""#, #""sad""#), (#"["happy","sad"]"#, #"["happy"]"#),
    (#"["happy","sad"]"#, #"["happy","sad","fear"]"#), (#""clipLength":1"#, #""clipLength":0"#),
    (#""temperature":1"#, #""temperature":0"#), (#""deviation":0.25"#, #""deviation":0"#),
  ])
  func `A description that can't be true is refused`(old: String, new: String) throws {
    let url = try changed(old, new)
    let error = #expect(throws: EmotionModelError.self) { try EmotionModelFile(contentsOf: url) }
    guard case .contradiction(url.path, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.errorDescription?.contains(url.path) == true)
    #expect(error?.recoverySuggestion != nil)
  }

  @Test(arguments: [Float.nan, -.infinity]) func `Weights that are no numbers are refused`(
    value: Float
  ) throws {
    var broken = weights()
    broken["classifier.bias"]!.values[1] = value
    let url = try TestPaths.temporaryFolder().appending(component: "weights.safetensors")
    try EmotionModelFile(description: description(), weights: broken).write(to: url)
    let error = #expect(throws: EmotionModelError.self) { try EmotionModelFile(contentsOf: url) }
    #expect(error == .notFinite(path: url.path, weight: "classifier.bias"))
    #expect(error?.errorDescription?.contains(url.path) == true)
    #expect(error?.recoverySuggestion != nil)
  }

  @Test func `Weights that do not fit the architecture are refused, cut files too`() throws {
    var missing = weights()
    missing["classifier.bias"] = nil
    #expect(throws: NetworksError.self) {
      try EmotionModelFile(description: description(), weights: missing)
    }
    #expect(throws: NetworksError.self) {
      try EmotionModelFile(description: description(), weights: weights(outputs: 3))
    }
    let url = try TestPaths.temporaryFolder().appending(component: "weights.safetensors")
    try EmotionModelFile(description: description(), weights: weights()).write(to: url)
    let data = try Data(contentsOf: url)
    try data.prefix(data.count - 4).write(to: url)
    #expect(throws: NetworksError.self) { try EmotionModelFile(contentsOf: url) }
  }
}
