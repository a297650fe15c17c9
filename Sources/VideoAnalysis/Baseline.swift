import Emotions

/// Where the faces at rest come from that are taken off the scores.
public enum Baseline: Equatable, Sendable {
  /// The first seconds of every track, > 0: people are asked to keep their faces still for so long.
  /// Rows of that time have no corrected scores.
  case first(seconds: Double)
  /// One face at rest for every track: a photograph of the only person.
  case face(RestingFace)
  /// A face at rest per track, found before; other tracks stay uncorrected.
  case tracks([Int: RestingFace])

  /// The one face at rest for everybody; nil when there is one per track.
  public var restingFace: RestingFace? {
    if case .face(let face) = self { face } else { nil }
  }
}
