/// One architecture of a comparison: what it came to and what it costs.
public struct ComparedModel: Equatable, Codable, Sendable {
  /// What it costs to keep, to run and to train.
  public struct Cost: Equatable, Codable, Sendable {
    /// Numbers that the model keeps; of the first seed's first fold.
    public var parameters: Int
    /// Multiplications, each with an addition, of one clip; of a support vector machine its kernel
    /// sums alone.
    public var multiplyAdds: Int
    /// The median time of one clip, from its crops to its probabilities, in milliseconds.
    public var milliseconds: Double
    /// The time that training took, all seeds and folds together, in seconds of the wall clock.
    public var trainingSeconds: Double

    enum CodingKeys: String, CodingKey {
      case parameters
      case multiplyAdds = "multiply_adds"
      case milliseconds = "milliseconds_per_clip"
      case trainingSeconds = "training_seconds"
    }

    /// What an architecture costs.
    public init(
      parameters: Int, multiplyAdds: Int, milliseconds: Double, trainingSeconds: Double
    ) {
      self.parameters = parameters
      self.multiplyAdds = multiplyAdds
      self.milliseconds = milliseconds
      self.trainingSeconds = trainingSeconds
    }
  }

  /// The architecture's word: `cnn-bilstm`.
  public var name: String
  /// The figures of all folds and seeds; see `init` for its intervals.
  public var summary: EvaluationSummary
  /// The accuracy of each seed, 0...1.
  public var accuracies: [Double]
  /// What it costs.
  public var cost: Cost
  /// What the reader should know of it: first weights, clips without landmarks.
  public var note: String?

  enum CodingKeys: String, CodingKey {
    case name, summary, cost, note
    case accuracies = "accuracy_of_seeds"
  }

  /// The figures of an architecture.
  ///
  /// With several seeds every clip is judged once per seed. The figures are over all of them, so
  /// the accuracy is the seeds' mean; Wilson's interval counts each clip once.
  ///
  /// - Parameter predictions: those of each seed, its folds pooled.
  public init(name: String, _ predictions: [[Prediction]], cost: Cost, note: String? = nil) {
    precondition(!predictions.isEmpty, "there is at least one seed")
    self.name = name
    self.cost = cost
    self.note = note
    var summary = EvaluationSummary(of: predictions.flatMap { $0 })
    let clips = predictions[0].count
    summary.wilsonInterval = .wilson(
      right: Int((summary.accuracy * Double(clips)).rounded()), of: clips)
    self.summary = summary
    accuracies = predictions.map { Double($0.count(where: \.isRight)) / Double(max(1, $0.count)) }
  }
}
