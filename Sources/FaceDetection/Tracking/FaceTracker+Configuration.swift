extension FaceTracker {
  /// How often to look everywhere, and how long to wait for a face that is out of sight.
  public struct Configuration: Equatable, Sendable {
    /// Full detection on every how many frames, ≥ 1; in between faces are looked for only where
    /// they should be. A new face is found up to one frame less than this late.
    public var detectEvery = 5
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
