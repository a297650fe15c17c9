import Foundation
import Inference
import Networks

extension MTCNNDetector {
  /// A network with its weights, checked name by name and shape by shape.
  static func network(_ specification: NetworkSpecification, from url: URL) throws -> Network {
    do {
      return try Network(specification, weights: WeightFile(contentsOf: url).weights)
    } catch let error as NetworksError {
      throw FaceDetectionError.weights(
        path: url.path, reason: error.errorDescription ?? "unreadable")
    }
  }
}
