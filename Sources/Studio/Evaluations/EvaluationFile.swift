import Evaluation
import Foundation

/// What `evaluation.json` says: figures with their protocol.
struct EvaluationFile: Decodable, Sendable {
  var statement: ProtocolStatement
  var reliability: ReliabilityBins
  var summary: EvaluationSummary

  private enum CodingKeys: String, CodingKey {
    case statement = "protocol"
    case reliability
  }

  /// Reads the figures of a folder.
  ///
  /// - Throws: what keeps the file from being read, and `DecodingError`.
  init(in folder: URL) throws {
    let data = try Data(contentsOf: folder.appending(component: "evaluation.json"))
    self = try JSONDecoder().decode(Self.self, from: data)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    statement = try container.decode(ProtocolStatement.self, forKey: .statement)
    reliability = try container.decode(ReliabilityBins.self, forKey: .reliability)
    summary = try EvaluationSummary(from: decoder)
  }
}
