import ArgumentParser
import FaceDetection

/// Which detector finds the faces.
public enum DetectorKind: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// Three cascaded networks; gives landmarks.
  case mtcnn
  /// Viola and Jones' cascade; boxes only.
  case haar
}

/// The flags that choose and set up a face detector.
public struct DetectorOptions: ParsableArguments, Sendable {
  @Option(help: "What finds the faces: mtcnn or haar.")
  public var detector: DetectorKind = .mtcnn

  @Option(help: ArgumentHelp("Smallest face that is looked for.", valueName: "pixels"))
  public var minFaceSize: Int = 20

  public init() {}

  /// Refuses sizes that no detector can look for.
  public func validate() throws {
    guard minFaceSize >= 12 else {
      throw ValidationError("--min-face-size is \(minFaceSize); faces need 12 pixels at least")
    }
  }

  /// The detector that the flags ask for.
  ///
  /// - Throws: `AssetsError.missing` when its weights are not installed.
  public func makeDetector() throws -> any FaceDetector {
    switch detector {
    case .mtcnn:
      var configuration = MTCNNDetector.Configuration()
      configuration.minimumFaceSize = minFaceSize
      return try MTCNNDetector(configuration)
    case .haar:
      var configuration = HaarDetector.Configuration()
      configuration.minimumFaceSize = max(configuration.minimumFaceSize, minFaceSize)
      return try HaarDetector(configuration: configuration)
    }
  }
}
