import Evaluation
import Foundation

/// What `corruptions.json` says.
struct CorruptionFile: Decodable, Sendable {
  var robustness: Robustness

  /// Reads the figures on spoilt faces of a folder.
  ///
  /// - Throws: what keeps the file from being read, and `DecodingError`.
  init(in folder: URL) throws {
    let data = try Data(contentsOf: folder.appending(component: "corruptions.json"))
    self = try JSONDecoder().decode(Self.self, from: data)
  }
}
