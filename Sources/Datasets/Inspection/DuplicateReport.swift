/// Pictures that a data set has twice, or nearly so.
public struct DuplicateReport: Equatable, Sendable {
  /// Pictures that have a twin.
  public var pictures = 0
  /// Pairs of twins.
  public var pairs = 0
  /// Pairs within one recording, where neighbouring frames are expected to be alike.
  public var pairsInOneSequence = 0
  /// Pairs with one picture in one part of the data's own split and one in another.
  public var pairsAcrossParts = 0
  /// Pairs with different labels.
  public var pairsWithOtherLabels = 0
  /// Paths of some pairs, those across parts first, then those with different labels.
  public var examples: [[String]] = []

  /// The most examples that are kept.
  static let exampleLimit = 5
}

/// Counts pairs for a `DuplicateReport`.
struct DuplicateCounter {
  private var report = DuplicateReport()
  private var members: Set<Int> = []
  private var striking: [[String]] = []
  private var ordinary: [[String]] = []
  private let pictures: [LabelledPicture]

  init(pictures: [LabelledPicture]) { self.pictures = pictures }

  /// Counts two pictures that are alike, by their places.
  mutating func count(_ first: Int, _ second: Int) {
    let (a, b) = (pictures[first], pictures[second])
    report.pairs += 1
    members.insert(first)
    members.insert(second)
    if a.sequence != nil, a.sequence == b.sequence { report.pairsInOneSequence += 1 }
    let isAcross = a.usage != b.usage
    let differs = a.label != b.label
    if isAcross { report.pairsAcrossParts += 1 }
    if differs { report.pairsWithOtherLabels += 1 }
    let pair = [a.path, b.path]
    if isAcross, striking.count < DuplicateReport.exampleLimit {
      striking.append(pair)
    } else if differs, ordinary.count < DuplicateReport.exampleLimit {
      ordinary.append(pair)
    }
  }

  /// What was counted.
  var result: DuplicateReport {
    var report = report
    report.pictures = members.count
    report.examples = Array((striking + ordinary).prefix(DuplicateReport.exampleLimit))
    return report
  }
}
