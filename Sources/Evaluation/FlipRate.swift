import Emotions

/// How often an answer changes while a picture changes a little (Hendrycks and Dietterich 2019).
public struct FlipRate: Equatable, Codable, Sendable {
  /// The perturbation's name.
  public var perturbation: String
  /// How many pairs of frames were compared.
  public var comparisons: Int
  /// How many of them have two answers.
  public var flips: Int

  /// The share of the pairs with two answers, 0...1; 0 without pairs.
  public var rate: Double { comparisons > 0 ? Double(flips) / Double(comparisons) : 0 }

  /// Counts the changes in clips' answers.
  ///
  /// - Parameters:
  ///   - answers: of each clip, one answer per frame.
  ///   - comparesWithFirst: whether each frame is compared with its clip's first one instead of
  ///     the one before it, as noise that is drawn anew asks for.
  public init(of perturbation: String, answers: [[Emotion]], comparesWithFirst: Bool) {
    self.perturbation = perturbation
    comparisons = answers.reduce(0) { $0 + max($1.count - 1, 0) }
    flips = answers.reduce(0) { sum, clip in
      let earlier = comparesWithFirst ? clip.map { _ in clip[0] } : clip
      return sum + zip(earlier, clip.dropFirst()).count { $0 != $1 }
    }
  }
}
