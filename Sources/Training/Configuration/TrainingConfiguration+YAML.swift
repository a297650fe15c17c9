import Foundation
import Yams

extension TrainingConfiguration {
  /// The configuration that a YAML text gives; keys that it leaves out keep their defaults.
  ///
  /// - Throws: `TrainingError.unreadableConfiguration` for text that is no YAML,
  ///   `.unknownKey` and `.badValue` for keys and values that are not allowed.
  public static func load(yaml text: String) throws -> TrainingConfiguration {
    var configuration = TrainingConfiguration()
    let sections = Set(fields.map { String($0.section) })
    for (key, scalar) in try scalars(of: text) {
      if scalar.string.isEmpty, sections.contains(key) { continue }  // a section left empty
      guard let field = fields.first(where: { $0.key == key }) else {
        throw TrainingError.unknownKey(key, allowed: known(beside: key))
      }
      let isList = scalar.tag == listTag
      guard field.isList || !isList, field.read(scalar, &configuration) else {
        throw TrainingError.badValue(
          key: key, value: isList ? "a list" : scalar.string, allowed: field.allowed)
      }
    }
    return configuration
  }

  /// The configuration of a YAML file.
  ///
  /// - Throws: as `load(yaml:)`, and `TrainingError.unreadableFile`.
  public static func load(contentsOf url: URL) throws -> TrainingConfiguration {
    guard let data = try? Data(contentsOf: url), let text = String(data: data, encoding: .utf8)
    else { throw TrainingError.unreadableFile(path: url.path) }
    return try load(yaml: text)
  }

  /// Checks a configuration made in code as one that is read.
  ///
  /// - Throws: `TrainingError.badValue` for the first value that is not allowed.
  public func check() throws {
    for field in Self.fields where !field.isAllowed(in: self) {
      throw TrainingError.badValue(
        key: field.key, value: field.write(self), allowed: field.allowed)
    }
  }

  /// The exact configuration as YAML, every key; `load(yaml:)` reads the same one back.
  public var yaml: String {
    var lines: [String] = []
    var section: Substring = ""
    for field in Self.fields {
      if field.section != section {
        section = field.section
        lines.append("\(section):")
      }
      lines.append("\(section.isEmpty ? "" : "  ")\(field.name): \(field.write(self))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The keys whose values differ.
  func differences(from other: TrainingConfiguration) -> [String] {
    Self.fields.filter { $0.write(self) != $0.write(other) }.map(\.key)
  }

  /// Marks the scalar that a list was joined to, one element a line.
  private static var listTag: Tag { Tag(.seq) }

  /// Every written value with its whole key, in the order of the text.
  private static func scalars(of text: String) throws -> [(String, Node.Scalar)] {
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch {
      throw TrainingError.unreadableConfiguration(reason: "\(error)")
    }
    guard let root, root != Node("") else { return [] }
    guard case .mapping(let top) = root else {
      throw TrainingError.unreadableConfiguration(reason: "it is no list of `key: value`")
    }
    return try top.flatMap { try scalars(of: $0.value, key: $0.key.string ?? "") }
  }

  private static func scalars(of node: Node, key: String) throws -> [(String, Node.Scalar)] {
    switch node {
    case .scalar(let scalar): [(key, scalar)]
    case .mapping(let mapping):
      try mapping.flatMap { try scalars(of: $0.value, key: "\(key).\($0.key.string ?? "")") }
    case .sequence(let sequence):
      [(key, Node.Scalar(sequence.compactMap(\.string).joined(separator: "\n"), listTag))]
    case .alias: throw TrainingError.badValue(key: key, value: "an alias", allowed: "a value")
    }
  }

  /// The keys of the section that a mistyped key seems to belong to; else those at the top.
  private static func known(beside key: String) -> [String] {
    let section = key.split(separator: ".").dropLast().joined(separator: ".")
    let beside = fields.filter { $0.section == section }.map { String($0.name) }
    let top =
      fields.filter { $0.section.isEmpty }.map(\.key) + [
        "data", "optimizer", "schedule", "augmentation",
      ]
    return beside.isEmpty || section.isEmpty ? top : beside
  }
}
