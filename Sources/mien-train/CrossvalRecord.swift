import Evaluation
import Foundation
import Reports
import Training

/// What a cross-validation came to, seed by seed: `crossval.json`.
struct CrossvalRecord: Encodable {
  /// The folds of one seed, pooled.
  struct Seed: Encodable {
    let seed: UInt64
    /// The last epoch's weights: nothing was chosen.
    let lastEpoch: EvaluationSummary
    /// The epochs that the inner validation splits select; nil without such splits.
    let innerSelected: EvaluationSummary?
    /// Each fold.
    let folds: [CrossvalFold]

    enum CodingKeys: String, CodingKey {
      case seed, folds
      case lastEpoch = "last_epoch"
      case innerSelected = "inner_selected"
    }

    init(_ seed: UInt64, _ results: [CrossValidation.FoldResult], _ folds: [CrossvalFold]) {
      self.seed = seed
      self.folds = folds
      lastEpoch = EvaluationSummary(of: results.flatMap(\.last))
      let selected = results.compactMap(\.selected)
      innerSelected =
        selected.count == results.count
        ? EvaluationSummary(of: selected.flatMap { $0 }) : nil
    }
  }

  let statement: ProtocolStatement
  let seeds: [Seed]

  enum CodingKeys: String, CodingKey { case statement = "protocol", seeds }

  /// The mean over the seeds of the last epoch's accuracy, 0...1.
  var meanAccuracy: Double {
    seeds.reduce(0) { $0 + $1.lastEpoch.accuracy } / Double(seeds.count)
  }

  /// The figures as JSON.
  ///
  /// - Throws: never in practice; all values can be encoded.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }

  /// A line per seed, last epoch and inner-selected side by side.
  var table: RunReport.Table {
    .init(
      "Seeds",
      names: [
        "seed", "accuracy", "95 % interval", "over people", "macro-F1", "inner-selected",
        "near-duplicates",
      ],
      rows: seeds.map { seed in
        [
          "\(seed.seed)", Self.percent(seed.lastEpoch.accuracy),
          Self.range(seed.lastEpoch.wilsonInterval),
          seed.lastEpoch.subjectInterval.map(Self.range) ?? "",
          Self.percent(seed.lastEpoch.macroF1),
          seed.innerSelected.map { Self.percent($0.accuracy) } ?? "",
          "\(seed.folds.reduce(0) { $0 + $1.nearDuplicates })",
        ]
      })
  }

  /// `90.2 %`.
  static func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }

  private static func range(_ interval: Interval) -> String {
    "\(percent(interval.lower))–\(percent(interval.upper))"
  }
}
