import Emotions
import Evaluation

extension ComparisonRecord {
  static let names = [
    "architecture", "accuracy", "95 % (Wilson)", "95 % (people)", "macro-F1", "ECE", "parameters",
    "multiply-adds", "ms/clip", "training s",
  ]

  static func cells(_ model: ComparedModel) -> [String] {
    let summary = model.summary
    return [
      model.name, FixedNumber.percent(summary.accuracy), range(summary.wilsonInterval),
      summary.subjectInterval.map(range) ?? "–", FixedNumber.percent(summary.macroF1),
      summary.expectedCalibrationError.map { FixedNumber.text($0, decimals: 3) } ?? "–",
      grouped(model.cost.parameters), grouped(model.cost.multiplyAdds),
      FixedNumber.text(model.cost.milliseconds, decimals: 2),
      FixedNumber.text(model.cost.trainingSeconds, decimals: 0),
    ]
  }

  static let pairNames = [
    "pair", "difference (points)", "95 % (people)", "only first : only second right", "McNemar p",
    "p, Holm",
  ]

  static func cells(_ pair: ComparedPair) -> [String] {
    [
      "\(pair.first) − \(pair.second)", ComparisonAnswer.points(pair.difference.value),
      pair.difference.interval.map(ComparisonAnswer.range) ?? "–",
      pair.tests.map { "\($0.onlyFirstRight):\($0.onlySecondRight)" }.joined(separator: ", "),
      ComparisonAnswer.probability(pair.pValue),
      ComparisonAnswer.probability(pair.correctedPValue),
    ]
  }

  /// The page's tables: figures, recall, every pair, and the pairs as a matrix.
  var tables: [RunReport.Table] {
    var tables = [
      RunReport.Table("Architectures", names: Self.names, rows: comparison.models.map(Self.cells)),
      recall,
    ]
    if !comparison.pairs.isEmpty {
      tables.append(matrix)
      tables.append(.init("Pairs", names: Self.pairNames, rows: comparison.pairs.map(Self.cells)))
    }
    let notes = comparison.models.compactMap { model in model.note.map { [model.name, $0] } }
    if !notes.isEmpty {
      tables.append(.init("Notes", names: ["architecture", "note"], rows: notes))
    }
    let lists = ["train.csv", "validation.csv", "test.csv"]
    tables.append(
      .init(
        "Folds, the same for every architecture (SHA-256 of the lists of clips)",
        names: ["fold", "seed"] + lists,
        rows: folds.map { fold in
          [fold.fold, "\(fold.seed)"]
            + lists.map { list in fold.hashes[list].map { "\($0.prefix(12))…" } ?? "–" }
        }))
    return tables
  }

  /// Recall of each expression, and the accuracy of each seed.
  private var recall: RunReport.Table {
    let labels = labels
    let seeds = seeds.map { "seed \($0)" }
    return .init(
      "Recall of each expression, accuracy of each seed",
      names: ["architecture"] + labels.map(\.rawValue) + (seeds.count > 1 ? seeds : []),
      rows: comparison.models.map { model in
        [model.name]
          + labels.map { label in
            FixedNumber.percent(model.summary.classes.first { $0.label == label }?.recall)
          } + (seeds.count > 1 ? model.accuracies.map { FixedNumber.percent($0) } : [])
      })
  }

  /// McNemar's probabilities with Holm's correction, row against column.
  private var matrix: RunReport.Table {
    let names = comparison.models.map(\.name)
    return .init(
      "Row less column: points, McNemar's p with Holm's correction",
      names: ["architecture"] + names,
      rows: names.map { row in
        [row]
          + names.map { column in
            guard let pair = comparison.pair(row, column) else { return "–" }
            return "\(ComparisonAnswer.points(pair.difference.value)), p "
              + ComparisonAnswer.probability(pair.correctedPValue)
          }
      })
  }

  private var labels: [Emotion] {
    Set(comparison.models.flatMap { $0.summary.classes.map(\.label) }).sorted()
  }

  /// A row per architecture, for programs that read tables.
  var csv: String {
    let labels = labels
    let head =
      [
        "architecture", "protocol", "leaky", "clips", "accuracy", "wilson_lower", "wilson_upper",
        "subject_lower", "subject_upper", "macro_f1", "ece", "parameters", "multiply_adds",
        "milliseconds_per_clip", "training_seconds",
      ] + labels.map { "recall_\($0.rawValue)" }
    let rows = comparison.models.map { model in
      let summary = model.summary
      let cells =
        [
          Cell.text(model.name), .text(statement.name), .flag(statement.isLeaky),
          .integer(summary.count), Cell(summary.accuracy, decimals: 6),
          Cell(summary.wilsonInterval.lower, decimals: 6),
          Cell(summary.wilsonInterval.upper, decimals: 6),
          Cell(summary.subjectInterval?.lower, decimals: 6),
          Cell(summary.subjectInterval?.upper, decimals: 6), Cell(summary.macroF1, decimals: 6),
          Cell(summary.expectedCalibrationError, decimals: 6), .integer(model.cost.parameters),
          .integer(model.cost.multiplyAdds), Cell(model.cost.milliseconds, decimals: 3),
          Cell(model.cost.trainingSeconds, decimals: 1),
        ]
        + labels.map { label in
          Cell(summary.classes.first { $0.label == label }?.recall, decimals: 6)
        }
      return cells.map(\.csv)
    }
    return ([head] + rows).map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private static func range(_ interval: Interval) -> String {
    "\(FixedNumber.percent(interval.lower))–\(FixedNumber.percent(interval.upper))"
  }

  /// `1 541 895`.
  private static func grouped(_ count: Int) -> String {
    var groups: [String] = []
    var digits = Substring("\(count)")
    while !digits.isEmpty {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = digits.dropLast(3)
    }
    return groups.joined(separator: "\u{202F}")
  }
}
