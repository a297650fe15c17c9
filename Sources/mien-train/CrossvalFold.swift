import Datasets
import Evaluation
import Training

/// One fold of a cross-validation, as `crossval.json` and the page list it.
struct CrossvalFold: Encodable {
  let fold: String
  /// Clips that are judged.
  let clips: Int
  /// Right answers of the last epoch's weights.
  let right: Int
  /// Right answers of the epoch that the inner validation split selects; nil without one.
  let selectedRight: Int?
  /// Judged clips that look nearly the same as one in training.
  let nearDuplicates: Int
  /// SHA-256 of the list of each part's clips, by its file.
  let hashes: [String: String]

  enum CodingKeys: String, CodingKey {
    case fold, clips, right, hashes
    case selectedRight = "inner_selected_right"
    case nearDuplicates = "near_duplicates_in_training"
  }

  init(
    _ result: CrossValidation.FoldResult, near: NearDuplicates.FoldPairs, hashes: [String: String]
  ) {
    fold = result.fold
    clips = result.last.count
    right = result.last.count(where: \.isRight)
    selectedRight = result.selected?.count(where: \.isRight)
    nearDuplicates = near.count
    self.hashes = hashes
  }

  private static let lists = ["train.csv", "validation.csv", "test.csv"]

  /// The heads of the page's table; of the lists' SHA-256 it has the beginnings.
  static let names =
    ["fold", "clips", "right", "right, inner-selected", "near-duplicates"] + lists

  /// The row of the page's table.
  var cells: [String] {
    [
      fold, "\(clips)", "\(right)", selectedRight.map(String.init) ?? "–", "\(nearDuplicates)",
    ] + Self.lists.map { list in hashes[list].map { "\($0.prefix(12))…" } ?? "–" }
  }
}
