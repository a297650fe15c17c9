import Assets
import Foundation
import Imaging
import Inference
import Networks

/// Finds faces and their five landmarks with three networks, each surer and slower than the last.
///
///     let detector = try MTCNNDetector()
///     for face in try detector.faces(in: image) { print(face.box, face.landmarks!) }
///
/// P-Net looks at every place and size, R-Net at what P-Net proposes, O-Net at what is left. The
/// behaviour is that of facenet-pytorch 2.6.0: docs/decisions/0004-mtcnn-reference.md.
public struct MTCNNDetector: FaceDetector {
  /// What to look for.
  public let configuration: Configuration
  let pNet: Network
  let rNet: Network
  let oNet: Network

  /// A detector with the weights that `script/bootstrap` has put in place.
  ///
  /// - Throws: `AssetsError.missing` without weights, `FaceDetectionError.weights` for files that
  ///   are something else, `FaceDetectionError.configuration`.
  public init(_ configuration: Configuration = Configuration()) throws {
    try self.init(
      pNet: Asset.mtcnn.url("pnet.safetensors"), rNet: Asset.mtcnn.url("rnet.safetensors"),
      oNet: Asset.mtcnn.url("onet.safetensors"), configuration: configuration)
  }

  /// A detector with weights from three safetensors files.
  ///
  /// - Throws: `FaceDetectionError.weights`, `FaceDetectionError.configuration`.
  public init(
    pNet: URL, rNet: URL, oNet: URL, configuration: Configuration = Configuration()
  ) throws {
    try configuration.validate()
    self.configuration = configuration
    self.pNet = try Self.network(.pNet, from: pNet)
    self.rNet = try Self.network(.rNet, from: rNet)
    self.oNet = try Self.network(.oNet, from: oNet)
  }

  /// The faces of a picture, largest first.
  ///
  /// - Throws: `InferenceError` when a network can't run.
  public func faces(in image: Image) throws -> [Face] {
    let image = image.rgb()
    let proposals = try proposals(in: image)
    let refined = try refined(proposals, in: image)
    return try output(refined, in: image).sorted(by: Self.comesFirst)
  }

  /// Larger boxes first; what is equal in size goes by score, then from the top left.
  private static func comesFirst(_ a: Face, _ b: Face) -> Bool {
    if a.box.area != b.box.area { return a.box.area > b.box.area }
    if let p = a.score, let q = b.score, p != q { return p > q }
    return (a.box.y, a.box.x) < (b.box.y, b.box.x)
  }
}
