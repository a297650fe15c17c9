/// Two architectures of a comparison, on the same clips.
public struct ComparedPair: Equatable, Codable, Sendable {
  /// The architectures' words.
  public var first: String
  public var second: String
  /// The first's accuracy less the second's, over all seeds.
  public var difference: PairedDifference
  /// McNemar's exact test of each seed.
  public var tests: [McNemarTest]
  /// The seeds' probabilities as one; see `combined`.
  public var pValue: Double
  /// `pValue` with Holm's correction over all pairs of the comparison.
  public var correctedPValue: Double

  enum CodingKeys: String, CodingKey {
    case first, second, difference, tests
    case pValue = "p"
    case correctedPValue = "p_holm"
  }

  /// Every two of some models, with Holm's correction over all of them; the later one comes first.
  ///
  /// - Parameter models: names, and the predictions of each seed, on the same clips.
  public static func all(of models: [(name: String, predictions: [[Prediction]])]) -> [Self] {
    var pairs = models.indices.flatMap { second in
      models.indices.dropFirst(second + 1).map { first in
        Self(
          models[first].name, models[first].predictions, models[second].name,
          models[second].predictions)
      }
    }
    let corrected = HolmCorrection.adjusted(pairs.map(\.pValue))
    for (index, value) in corrected.enumerated() { pairs[index].correctedPValue = value }
    return pairs
  }

  /// Compares two architectures; the correction is made when all pairs are known.
  ///
  /// - Parameters:
  ///   - ones: the first's predictions of each seed.
  ///   - others: the second's, of the same seeds and clips.
  init(_ first: String, _ ones: [[Prediction]], _ second: String, _ others: [[Prediction]]) {
    self.first = first
    self.second = second
    difference = PairedDifference(ones.flatMap { $0 }, others.flatMap { $0 })
    tests = zip(ones, others).map { McNemarTest($0, $1) }
    pValue = Self.combined(tests.map(\.pValue))
    correctedPValue = pValue
  }

  /// One probability for several tests of one question, valid whatever they have in common.
  ///
  /// Rüger 1978: of K tests the k-th smallest times K / k; here k is the middle one. A single test
  /// keeps its probability. Seeds judge the same clips, so their counts may not be added up.
  static func combined(_ probabilities: [Double]) -> Double {
    guard !probabilities.isEmpty else { return 1 }
    let k = (probabilities.count + 1) / 2
    return min(1, probabilities.sorted()[k - 1] * Double(probabilities.count) / Double(k))
  }
}
