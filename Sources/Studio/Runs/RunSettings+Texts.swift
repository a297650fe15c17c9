import EmotionModel
import Emotions
import Foundation

extension RunSettings {
  /// The configuration file of `mien train`, with the keys that are given.
  ///
  /// - Parameters:
  ///   - sources: the data sets of `data`.
  ///   - extra: those of `extraData`.
  ///   - initial: the file of the model that it begins with.
  func yaml(sources: [DataSource], extra: [DataSource], initial: URL?) -> String {
    let corrections = (sources + extra).compactMap(\.corrections)
    let top = [
      Self.line("architecture", architecture?.rawValue), Self.line("init", initial?.path),
      Self.line("epochs", epochs), Self.line("batch_size", batchSize),
      Self.line("clip_length", clipLength), Self.line("select", select?.rawValue),
      Self.line("label_smoothing", labelSmoothing),
      Self.line("class_weights", classWeights?.rawValue), Self.line("mixup_alpha", mixup),
      Self.line("early_stopping_patience", earlyStopping), Self.line("seed", seed),
      Self.line("device", device?.rawValue), Self.line("precision", precision?.rawValue),
    ]
    let data = [
      Self.line("paths", sources.map(\.path)), Self.line("extra_paths", extra.map(\.path)),
      corrections.isEmpty ? nil : Self.line("corrections", corrections.map(\.path)),
      Self.line("classes", classes?.map(\.rawValue)), Self.line("crop", crop?.rawValue),
      Self.line("protocol", self.protocol?.rawValue),
      Self.line("validation_share", validationShare), Self.line("folds", folds),
    ]
    let optimizer = [
      Self.line("learning_rate", learningRate), Self.line("weight_decay", weightDecay),
    ]
    return Self.section(nil, top) + Self.section("data", data)
      + Self.section("optimizer", optimizer)
  }

  /// The settings as a session keeps them: each that is given, lists with commas.
  func texts(_ sources: [DataSource]) -> [String: String] {
    let encoded = try? JSONSerialization.jsonObject(with: JSONEncoder().encode(self))
    var texts = (encoded as? [String: Any] ?? [:]).mapValues { value in
      (value as? [Any])?.map { "\($0)" }.joined(separator: ",") ?? "\(value)"
    }
    texts["name"] = nil
    texts["clipNames"] = sources.map(\.clipName).joined(separator: "/")
    return texts
  }

  /// A line of YAML; JSON's strings, numbers and lists are YAML's too.
  private static func line(_ key: String, _ value: (some Encodable)?) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    guard let value, let text = try? encoder.encode(value) else { return nil }
    return "\(key): \(String(decoding: text, as: UTF8.self))\n"
  }

  private static func section(_ name: String?, _ lines: [String?]) -> String {
    let lines = lines.compactMap { $0 }
    guard let name else { return lines.joined() }
    return lines.isEmpty ? "" : "\(name):\n" + lines.map { "  \($0)" }.joined()
  }
}
