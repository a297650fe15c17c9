import Emotions
import Foundation
import Networks

extension EmotionModelDescription {
  /// The description as lines for people.
  public var summary: String {
    let parameters = specification.parameterCount
    let lines = [
      "architecture   \(specification.name), \(parameters) parameters",
      "labels         \(labels.map(\.rawValue).joined(separator: ", "))",
      "clip length    \(clipLength)",
      "trained on     \(trainingData.datasets.joined(separator: " + ")), "
        + "protocol \(trainingData.protocol), seed \(trainingData.seed)"
        + (trainingData.pretraining.map { ", begun on \($0.joined(separator: " + "))" } ?? ""),
      "pixels         (value / 255 − \(preprocessing.mean)) / \(preprocessing.deviation)",
      "temperature    \(temperature)",
      "licence        \(licence)",
    ]
    let uncertain = abstention.map { abstention in
      let percent = { (share: Double) in "\(Int((share * 100).rounded())) %" }
      return "uncertain      below \(abstention.threshold): \(percent(abstention.coverage)) "
        + "answered, \(percent(abstention.risk)) of them wrong (\(abstention.protocol))"
    }
    let figures = metrics.map { "\($0.name)  \($0.value)  (\($0.protocol))" }
    let splits = trainingData.splitHashes.sorted { $0.key < $1.key }.map {
      "\($0.key)  \($0.value)"
    }
    return (lines + [uncertain].compactMap { $0 } + figures + splits).joined(separator: "\n")
  }

  /// The description as JSON, keys in order.
  ///
  /// - Throws: never in practice; all values can be encoded.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
