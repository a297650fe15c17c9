/// Several architectures, judged on the same clips by the same folds.
///
///     let comparison = ModelComparison([("cnn", ofCNN), ("cnn-bilstm", ofBiLSTM)], costs: costs)
///     comparison.pair("cnn-bilstm", "cnn")?.correctedPValue
public struct ModelComparison: Equatable, Codable, Sendable {
  /// The architectures, in the order given.
  public private(set) var models: [ComparedModel]
  /// Every two of them.
  public private(set) var pairs: [ComparedPair]

  /// An architecture's predictions, for each seed those of all folds, and what it costs.
  public struct Entry: Equatable, Sendable {
    public var name: String
    public var predictions: [[Prediction]]
    public var cost: ComparedModel.Cost
    public var note: String?

    /// What one architecture came to.
    public init(
      name: String, predictions: [[Prediction]], cost: ComparedModel.Cost, note: String? = nil
    ) {
      self.name = name
      self.predictions = predictions
      self.cost = cost
      self.note = note
    }
  }

  /// Compares architectures, every two of them.
  public init(_ entries: [Entry]) {
    models = entries.map {
      ComparedModel(name: $0.name, $0.predictions, cost: $0.cost, note: $0.note)
    }
    pairs = ComparedPair.all(of: entries.map { ($0.name, $0.predictions) })
  }

  /// The figures of an architecture.
  public func model(_ name: String) -> ComparedModel? { models.first { $0.name == name } }

  /// Two architectures, seen from the first: turned around where they stand the other way.
  public func pair(_ first: String, _ second: String) -> ComparedPair? {
    if let pair = pairs.first(where: { $0.first == first && $0.second == second }) { return pair }
    return pairs.first { $0.first == second && $0.second == first }?.turned
  }
}

extension ComparedPair {
  /// The same pair, seen from the other side.
  var turned: ComparedPair {
    var pair = self
    (pair.first, pair.second) = (second, first)
    pair.difference.value = -difference.value
    pair.difference.interval = difference.interval.map {
      Interval(lower: -$0.upper, upper: -$0.lower)
    }
    pair.tests = tests.map {
      McNemarTest(onlyFirstRight: $0.onlySecondRight, onlySecondRight: $0.onlyFirstRight)
    }
    return pair
  }
}
