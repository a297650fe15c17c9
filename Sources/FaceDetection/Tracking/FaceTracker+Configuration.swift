extension FaceTracker {
  /// How often to look everywhere, and how long to wait for a face that is out of sight.
  public struct Configuration: Equatable, Sendable {
    /// Full detection on every how many frames, ≥ 1; in between faces are looked for only where
    /// they should be. A new face is found up to one frame less than this late.
    public var detectEvery = 5
    /// How sure the detector must be of a face for its track to start at once, 0...1. MTCNN takes
    /// folds and shadows for faces now and then, with 0.7 to 0.85; it is seldom less sure than 0.9
    /// of a face.
    public var startingScore = 0.9
    /// For how many frames in a row a face of which it is less sure must be seen instead, ≥ 1.
    public var startingFrames = 5
    /// How long a face may be out of sight before its track ends, in seconds, ≥ 0.
    public var patience = 1.0

    /// The defaults.
    public init() {}

    /// - Throws: `FaceDetectionError.configuration` for what can't be followed with.
    func validate() throws {
      guard detectEvery >= 1 else {
        throw FaceDetectionError.configuration(
          "full detection on every \(detectEvery) frames", allowed: "1 or more")
      }
      guard patience >= 0, patience.isFinite else {
        throw FaceDetectionError.configuration(
          "a patience of \(patience) seconds", allowed: "0 seconds or more")
      }
    }
  }
}
