extension MTCNNDetector {
  /// What to look for, and how sure to be.
  ///
  ///     var configuration = MTCNNDetector.Configuration()
  ///     configuration.minimumFaceSize = 60  // four times as fast as 20
  public struct Configuration: Equatable, Sendable {
    /// The smallest side of a face, in pixels, ≥ 12: P-Net's window; 20, facenet-pytorch's.
    public var minimumFaceSize = 20
    /// The least probability after P-Net, R-Net and O-Net, 0...1; the paper's authors' own.
    public var thresholds: [Float] = [0.6, 0.7, 0.7]
    /// How much smaller each level of the pyramid is than the one before, 0.1...0.95; 1/√2.
    public var pyramidFactor = 0.709

    /// The settings of facenet-pytorch 2.6.0.
    public init() {}

    /// - Throws: `FaceDetectionError.configuration` for what no picture can be searched with.
    func validate() throws {
      if minimumFaceSize < 12 {
        throw FaceDetectionError.configuration(
          "a minimum face size of \(minimumFaceSize) pixels", allowed: "12 pixels or more")
      }
      if thresholds.count != 3 || !thresholds.allSatisfy({ 0...1 ~= $0 }) {
        throw FaceDetectionError.configuration(
          "the thresholds \(thresholds)", allowed: "three numbers from 0 to 1")
      }
      if !(0.1...0.95 ~= pyramidFactor) {
        throw FaceDetectionError.configuration(
          "a pyramid factor of \(pyramidFactor)", allowed: "a number from 0.1 to 0.95")
      }
    }
  }
}
