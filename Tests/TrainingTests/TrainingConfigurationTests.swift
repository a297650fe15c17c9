import EmotionModel
import Foundation
import TestSupport
import Testing

@testable import Training

@Suite struct TrainingConfigurationTests {
  @Test func `An empty file gives the defaults`() throws {
    #expect(try TrainingConfiguration.load(yaml: "") == TrainingConfiguration())
    #expect(try TrainingConfiguration.load(yaml: "# nothing\n") == TrainingConfiguration())
    #expect(try TrainingConfiguration.load(yaml: "optimizer:\n") == TrainingConfiguration())
  }

  @Test func `What a person writes is read`() throws {
    let configuration = try TrainingConfiguration.load(
      yaml: """
        # a longer run
        architecture: cnn-bilstm-attention
        epochs: 40
        select: best_validation
        optimizer:
          kind: sgd
          learning_rate: 5e-2
        augmentation:
          flip_probability: 0
        """)
    var expected = TrainingConfiguration()
    expected.architecture = .cnnBiLSTMAttention
    expected.epochs = 40
    expected.select = .bestValidation
    expected.optimizer.kind = .sgd
    expected.optimizer.learningRate = 0.05
    expected.augmentation.flipProbability = 0
    #expect(configuration == expected)
  }

  @Test func `A written configuration reads back the same, in every field`() throws {
    var configuration = TrainingConfiguration()
    configuration.optimizer.learningRate = 1.0 / 3
    configuration.seed = .max
    configuration.classWeights = .balanced
    configuration.schedule.kind = .plateau
    configuration.augmentation = .none
    configuration.initial = "runs/faces \"1\"/weights.safetensors"
    configuration.data.extraPaths = ["runs/faces", "others: more"]
    configuration.data.peakFrames = 12
    #expect(try TrainingConfiguration.load(yaml: configuration.yaml) == configuration)
    #expect(configuration.yaml != TrainingConfiguration().yaml)
    #expect(configuration.yaml.contains("optimizer:\n  kind: adamw\n"))
  }

  @Test func `Every field of the configuration has a key`() throws {
    // The encoder knows all stored fields; a field forgotten in the list would be lost in a file.
    let encoded = try JSONSerialization.jsonObject(
      with: JSONEncoder().encode(TrainingConfiguration()))
    func leaves(_ value: Any) -> Int {
      (value as? [String: Any])?.values.reduce(0) { $0 + leaves($1) } ?? 1
    }
    #expect(TrainingConfiguration.fields.count == leaves(encoded))
    #expect(Set(TrainingConfiguration.fields.map(\.key)).count == leaves(encoded))
  }

  @Test func `The defaults are allowed values`() throws { try TrainingConfiguration().check() }

  @Test(arguments: [
    ("learning_rate: 1", "learning_rate"), ("optimizer:\n  rate: 1", "optimizer.rate"),
    ("augmentation:\n  flip: 1", "augmentation.flip"), ("epochs:\n  count: 1", "epochs.count"),
  ])
  func `A key that does not exist is named, with those that do`(yaml: String, key: String) {
    let error = #expect(throws: TrainingError.self) { try TrainingConfiguration.load(yaml: yaml) }
    guard case .unknownKey(key, let allowed)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(allowed.count > 3)
    #expect(error?.errorDescription?.contains(key) == true)
  }

  @Test(arguments: [
    ("epochs: 0", "epochs", "0"), ("epochs: many", "epochs", "many"),
    ("epochs: 2.5", "epochs", "2.5"), ("batch_size: -1", "batch_size", "-1"),
    ("seed: -1", "seed", "-1"), ("label_smoothing: 1", "label_smoothing", "1"),
    ("ema_decay: nan", "ema_decay", "nan"), ("architecture: resnet", "architecture", "resnet"),
    ("optimizer:\n  learning_rate: 0", "optimizer.learning_rate", "0"),
    ("schedule:\n  factor: 1.0", "schedule.factor", "1.0"),
    ("augmentation:\n  shift_fraction: 0.6", "augmentation.shift_fraction", "0.6"),
    ("epochs: [1, 2]", "epochs", "a list"),
  ])
  func `A value that can't be is named, with what can`(yaml: String, key: String, value: String) {
    let error = #expect(throws: TrainingError.self) { try TrainingConfiguration.load(yaml: yaml) }
    guard case .badValue(key, value, let allowed)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.recoverySuggestion == "set \(key) to \(allowed)")
  }

  @Test(arguments: ["epochs: 1\nepochs: 2", "- 1\n- 2", "a: b: c", "just words"])
  func `Text that is no configuration is refused`(yaml: String) {
    let error = #expect(throws: TrainingError.self) { try TrainingConfiguration.load(yaml: yaml) }
    guard case .unreadableConfiguration? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `A missing file is named`() throws {
    let url = try TestPaths.temporaryFolder().appending(component: "none.yaml")
    #expect(throws: TrainingError.unreadableFile(path: url.path)) {
      try TrainingConfiguration.load(contentsOf: url)
    }
  }

  @Test func `A configuration made in code is checked like a file`() {
    var configuration = TrainingConfiguration()
    configuration.augmentation.noise = 3
    #expect(throws: TrainingError.self) { try configuration.check() }
  }

  @Test func `Configurations that differ say where`() {
    var other = TrainingConfiguration()
    other.epochs = 3
    other.schedule.kind = .step
    #expect(TrainingConfiguration().differences(from: other) == ["epochs", "schedule.kind"])
  }
}
