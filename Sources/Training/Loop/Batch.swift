/// Clips as the engine meets them in one step.
///
/// Shapes: `N` clips, `T` crops per clip, `K` classes.
struct Batch: Equatable, Sendable {
  /// The input `[N, T, 1, 48, 48]`, augmented.
  var values: [Float]
  /// The targets `[N, K]`: smoothed, mixed, weighted by class; rows need not sum to 1.
  var targets: [Float]
  /// Which label is right, 0..<K; of a mixed clip the one that weighs more.
  var labels: [Int]

  /// `N`.
  var count: Int { labels.count }
}
