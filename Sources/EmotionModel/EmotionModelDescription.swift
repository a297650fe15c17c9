import Emotions
import Networks

/// Everything a model file says of itself: the JSON in the header of its safetensors file.
public struct EmotionModelDescription: Equatable, Codable, Sendable {
  /// What the file was trained on.
  public struct TrainingData: Equatable, Codable, Sendable {
    /// Names of the data sets.
    public var datasets: [String]
    /// How training, validation and test were told apart.
    public var `protocol`: String
    /// SHA-256 of each split file, by its name.
    public var splitHashes: [String: String]
    /// The seed of the run.
    public var seed: UInt64
    /// Names of the data sets that the run's first weights had been trained on; nil for chance.
    public var pretraining: [String]?

    /// What a file was trained on.
    public init(
      datasets: [String], protocol: String, splitHashes: [String: String], seed: UInt64,
      pretraining: [String]? = nil
    ) {
      self.datasets = datasets
      self.protocol = `protocol`
      self.splitHashes = splitHashes
      self.seed = seed
      self.pretraining = pretraining
    }

    /// Every data set that the weights have met, in this run or before it.
    public var met: [String] {
      datasets + (pretraining ?? []).filter { !datasets.contains($0) }
    }
  }

  /// A figure and how it was measured.
  public struct Metric: Equatable, Codable, Sendable {
    /// `accuracy`, `macro_f1`, …
    public var name: String
    /// The figure.
    public var value: Double
    /// On what: `random (leaky), validation, last epoch`.
    public var `protocol`: String

    /// A figure and how it was measured.
    public init(name: String, value: Double, protocol: String) {
      self.name = name
      self.value = value
      self.protocol = `protocol`
    }
  }

  /// A confidence below which the answer is *uncertain*, and what it was chosen for.
  public struct Abstention: Equatable, Codable, Sendable {
    /// The least confidence of an answer, 0...1.
    public var threshold: Double
    /// The share of faces that got an answer where it was chosen, 0...1.
    public var coverage: Double
    /// The share of those answers that was wrong, 0...1.
    public var risk: Double
    /// On what it was chosen.
    public var `protocol`: String

    /// A confidence below which the answer is *uncertain*, and what it was chosen for.
    public init(threshold: Double, coverage: Double, risk: Double, protocol: String) {
      self.threshold = threshold
      self.coverage = coverage
      self.risk = risk
      self.protocol = `protocol`
    }
  }

  /// The version of this description that the program writes and reads.
  public static let currentFormat = 1

  /// Version of the file format.
  public var format = Self.currentFormat
  /// The architecture.
  public var specification: NetworkSpecification
  /// What the outputs mean, in their order.
  public var labels: [Emotion]
  /// Crops per clip in training, `T`.
  public var clipLength: Int
  /// What the pixels go through: see `EmotionPreprocessing`.
  public var preprocessing: EmotionPreprocessing
  /// What the file was trained on.
  public var trainingData: TrainingData
  /// Figures with their protocols.
  public var metrics: [Metric]
  /// The logits are divided by it before softmax; 1 until calibrated.
  public var temperature: Double
  /// Below which confidence the answer is *uncertain*; nil until calibrated.
  public var abstention: Abstention?
  /// Terms of use of the weights.
  public var licence: String

  /// A model's description.
  public init(
    specification: NetworkSpecification, labels: [Emotion], clipLength: Int,
    preprocessing: EmotionPreprocessing = .init(), trainingData: TrainingData,
    metrics: [Metric] = [], temperature: Double = 1, abstention: Abstention? = nil,
    licence: String
  ) {
    self.specification = specification
    self.labels = labels
    self.clipLength = clipLength
    self.preprocessing = preprocessing
    self.trainingData = trainingData
    self.metrics = metrics
    self.temperature = temperature
    self.abstention = abstention
    self.licence = licence
  }
}
