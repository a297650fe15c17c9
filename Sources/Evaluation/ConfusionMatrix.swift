import Emotions

/// How often each truth was answered with each expression, and how often no face was found.
///
///     let matrix = ConfusionMatrix(of: predictions)
///     matrix[truth: .fear, answer: .surprise]  // fears taken for surprise
public struct ConfusionMatrix: Equatable, Codable, Sendable {
  /// The expressions in FER2013's order: all that occur as truth or that a model tells apart.
  public let labels: [Emotion]
  /// Predictions by truth (rows) and answer (columns), `[K, K]`, in the order of the labels.
  public private(set) var counts: [[Int]]
  /// Predictions without an answer, by truth, `[K]`: no face was found, which counts as wrong.
  public private(set) var missed: [Int]

  /// Counts predictions; none make a matrix without labels.
  public init(of predictions: [Prediction]) {
    let truths = predictions.map(\.label)
    let answers = predictions.flatMap { $0.scores?.labels ?? [] }
    labels = Set(truths + answers).sorted()
    counts = Array(repeating: Array(repeating: 0, count: labels.count), count: labels.count)
    missed = Array(repeating: 0, count: labels.count)
    let place = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    for prediction in predictions {
      let row = place[prediction.label]!
      if let answer = prediction.scores?.emotion {
        counts[row][place[answer]!] += 1
      } else {
        missed[row] += 1
      }
    }
  }

  /// How often a truth was answered with an expression; 0 for labels that do not occur.
  public subscript(truth truth: Emotion, answer answer: Emotion) -> Int {
    guard let row = labels.firstIndex(of: truth), let column = labels.firstIndex(of: answer) else {
      return 0
    }
    return counts[row][column]
  }

  /// All predictions, those without an answer too.
  public var total: Int { labels.indices.reduce(0) { $0 + support(at: $1) } }

  /// Right answers.
  public var right: Int { labels.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// Predictions with the truth at a place of `labels`.
  func support(at row: Int) -> Int { counts[row].reduce(0, +) + missed[row] }

  /// Answers with the label at a place of `labels`.
  func answers(at column: Int) -> Int { counts.reduce(0) { $0 + $1[column] } }
}
