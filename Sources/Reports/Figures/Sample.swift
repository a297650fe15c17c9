import Emotions
import Evaluation
import Imaging

/// A face with its truth and the answer, for the sheet of samples.
public struct Sample: Equatable, Sendable {
  /// What the model read; of a clip, its last crop.
  public var crop: FaceCrop
  /// The answer beside its truth.
  public var prediction: Prediction

  /// A face with its truth and the answer.
  public init(crop: FaceCrop, prediction: Prediction) {
    self.crop = crop
    self.prediction = prediction
  }
}

/// Which of many test faces a sheet shows: fair and the same each time.
///
/// As many of each expression as its share of the set asks for, at least one where there is room,
/// drawn by a hash of their names and the seed: nobody picks the pretty ones.
public enum FairChoice {
  /// The places of the chosen predictions, by label, then in the order of the draw.
  public static func indices(of predictions: [Prediction], count: Int, seed: UInt64 = 0) -> [Int] {
    let drawn = Dictionary(grouping: predictions.indices) { predictions[$0].label }
      .mapValues { members in
        members.sorted {
          let (a, b) = (
            hash(predictions[$0].id, seed: seed), hash(predictions[$1].id, seed: seed)
          )
          return a == b ? $0 < $1 : a < b
        }
      }
    let labels = drawn.keys.sorted()
    let quotas = quotas(labels.map { drawn[$0]!.count }, count: count)
    return zip(labels, quotas).flatMap { drawn[$0]!.prefix($1) }
  }

  /// How many of each label, by D'Hondt's method with the first seat free for each.
  static func quotas(_ sizes: [Int], count: Int) -> [Int] {
    var quotas = Array(repeating: 0, count: sizes.count)
    for _ in 0..<min(count, sizes.reduce(0, +)) {
      let next = sizes.indices.filter { quotas[$0] < sizes[$0] }.max {
        claim(sizes[$0], quotas[$0]) < claim(sizes[$1], quotas[$1])
      }
      if let next { quotas[next] += 1 }
    }
    return quotas
  }

  private static func claim(_ size: Int, _ seats: Int) -> Double {
    seats == 0 ? .greatestFiniteMagnitude : Double(size) / Double(seats + 1)
  }

  /// FNV-1a, 64 bits, with a last mix: the same on every machine.
  private static func hash(_ text: String, seed: UInt64) -> UInt64 {
    var hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 ^ seed) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    hash ^= hash >> 33
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    return hash ^ hash >> 33
  }
}
