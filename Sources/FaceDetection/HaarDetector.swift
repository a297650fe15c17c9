import Assets
import Foundation
import Imaging
import Inference

/// Finds upright frontal faces with a Haar cascade: no landmarks, no score, no neural network.
///
///     let detector = try HaarDetector()
///     let boxes = try detector.faces(in: image).map(\.box)
///
/// Follows `detectMultiScale` of OpenCV 4.
public struct HaarDetector: FaceDetector {
  /// What to look for, and how sure to be.
  public struct Configuration: Equatable, Sendable {
    /// The smallest side of a face, in pixels, ≥ 1; windows of the cascade's own size are 20–24.
    public var minimumFaceSize = 30
    /// How much larger each window is than the one before, > 1.01; OpenCV's 1.1.
    public var scaleFactor = 1.1
    /// How many further windows must agree, ≥ 0; 0 gives every window. 5: fer's and most people's.
    public var minimumNeighbors = 5

    /// The settings that most users of OpenCV's cascades take.
    public init() {}

    func validate() throws {
      if minimumFaceSize < 1 {
        throw FaceDetectionError.configuration(
          "a minimum face size of \(minimumFaceSize) pixels", allowed: "1 pixel or more")
      }
      if !(1.01...10 ~= scaleFactor) {
        throw FaceDetectionError.configuration(
          "a scale factor of \(scaleFactor)", allowed: "a number from 1.01 to 10")
      }
      if minimumNeighbors < 0 {
        throw FaceDetectionError.configuration(
          "\(minimumNeighbors) neighbours", allowed: "0 or more")
      }
    }
  }

  /// What to look for.
  public let configuration: Configuration
  private let cascade: HaarCascade

  /// A detector with one of OpenCV's cascades.
  ///
  /// - Parameter cascade: the file's name, `haarcascade_frontalface_default.xml` or another.
  /// - Throws: `AssetsError.missing`, `FaceDetectionError.cascade`, `.configuration`.
  public init(
    cascade: String = "haarcascade_frontalface_default.xml",
    configuration: Configuration = Configuration()
  ) throws {
    try self.init(
      contentsOf: Asset.haarcascades.url(cascade), configuration: configuration)
  }

  /// A detector with a cascade from a file.
  ///
  /// - Throws: `FaceDetectionError.cascade`, `FaceDetectionError.configuration`.
  public init(contentsOf url: URL, configuration: Configuration = Configuration()) throws {
    try configuration.validate()
    self.configuration = configuration
    cascade = try HaarCascade(contentsOf: url)
  }

  /// The faces of a picture, largest first, without score and landmarks.
  public func faces(in image: Image) throws -> [Face] {
    let gray = image.gray()
    let scales = scales(for: gray)
    // One layout for all scales: rows as long as the largest of them needs.
    let (stride, tilted) = (image.width + 2, (image.width + 2) * (image.height + 2))
    let classifier = HaarClassifier(cascade, stride: stride, tilted: tilted)
    let windows = try InferenceThreads.map(scales.count) { index in
      HaarScan(
        classifier: classifier, image: gray, scale: scales[index], stride: stride,
        tiltedOffset: tilted
      ).windows()
    }.flatMap(\.self)
    return RectangleGrouping.grouped(windows, minimumNeighbors: configuration.minimumNeighbors)
      .sorted { ($0.width * $0.height, $1.y, $1.x) > ($1.width * $1.height, $0.y, $0.x) }
      .map {
        Face(
          box: Rect(
            x: Double($0.x), y: Double($0.y), width: Double($0.width), height: Double($0.height)))
      }
  }

  /// How much the window grows at each step until it is larger than the picture.
  private func scales(for image: Image) -> [Float] {
    var scales: [Float] = []
    var factor = 1.0
    while true {
      let width = Int((Double(cascade.width) * factor).rounded(.toNearestOrEven))
      let height = Int((Double(cascade.height) * factor).rounded(.toNearestOrEven))
      if width > image.width || height > image.height { return scales }
      if min(width, height) >= configuration.minimumFaceSize { scales.append(Float(factor)) }
      factor *= configuration.scaleFactor
    }
  }
}
