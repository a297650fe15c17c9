import Yams

/// One key of a configuration file: how it is read, checked and written.
///
/// `TrainingConfiguration.fields` lists them all; a key that is not in the list is an error.
struct ConfigurationField {
  /// The key as written, its section before it: `optimizer.learning_rate`.
  let key: String
  /// What may stand there, for people: `a number from 0 to 1`.
  let allowed: String
  /// Takes a written value over; false when it is not allowed.
  let read: (Node.Scalar, inout TrainingConfiguration) -> Bool
  /// The value as it is written.
  let write: (TrainingConfiguration) -> String
  /// Whether a list may stand there.
  var isList = false

  /// Whether the value of a configuration made in code is one that a file may hold.
  func isAllowed(in configuration: TrainingConfiguration) -> Bool {
    var copy = configuration
    return read(Node.Scalar(write(configuration)), &copy)
  }

  /// The section, `optimizer`; empty for the keys at the top.
  var section: Substring {
    key.lastIndex(of: ".").map { key[..<$0] } ?? ""
  }

  /// The key without its section, `learning_rate`.
  var name: Substring {
    key.lastIndex(of: ".").map { key[key.index(after: $0)...] } ?? key[...]
  }
}

extension ConfigurationField {
  /// A key whose value is a whole number of a range.
  static func whole<Number: FixedWidthInteger>(
    _ key: String, _ path: WritableKeyPath<TrainingConfiguration, Number>,
    _ range: ClosedRange<Number>
  ) -> Self {
    Self(
      key: key,
      allowed: range.upperBound == .max
        ? "a whole number of at least \(range.lowerBound)"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)",
      read: { scalar, configuration in
        guard let value = Number(scalar.string), range.contains(value) else { return false }
        configuration[keyPath: path] = value
        return true
      },
      write: { "\($0[keyPath: path])" })
  }

  /// A key whose value is a number of a range; `open` leaves the named ends out.
  static func number(
    _ key: String, _ path: WritableKeyPath<TrainingConfiguration, Double>,
    _ range: ClosedRange<Double>,
    open: OpenEnds = []
  ) -> Self {
    let lower =
      open.contains(.lower) ? "above \(range.lowerBound)" : "of at least \(range.lowerBound)"
    let upper = open.contains(.upper) ? "below \(range.upperBound)" : "at most \(range.upperBound)"
    return Self(
      key: key,
      allowed: range.upperBound == .greatestFiniteMagnitude
        ? "a number \(lower)" : "a number \(lower) and \(upper)",
      read: { scalar, configuration in
        guard let value = Double(scalar.string), range.contains(value),
          !(open.contains(.lower) && value == range.lowerBound),
          !(open.contains(.upper) && value == range.upperBound)
        else { return false }
        configuration[keyPath: path] = value
        return true
      },
      write: { "\($0[keyPath: path])" })
  }

  /// A key whose value is one of a few words.
  static func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ path: WritableKeyPath<TrainingConfiguration, Word>
  ) -> Self where Word.RawValue == String {
    Self(
      key: key, allowed: Word.allCases.map(\.rawValue).joined(separator: ", "),
      read: { scalar, configuration in
        guard let value = Word(rawValue: scalar.string) else { return false }
        configuration[keyPath: path] = value
        return true
      },
      write: { $0[keyPath: path].rawValue })
  }

  /// A key whose value is any text.
  static func text(
    _ key: String, _ path: WritableKeyPath<TrainingConfiguration, String>
  ) -> Self {
    Self(
      key: key, allowed: "a text",
      read: { scalar, configuration in
        configuration[keyPath: path] = scalar.string
        return true
      },
      write: { "\"\($0[keyPath: path].yamlEscaped)\"" })
  }

  /// A key whose value is a list; an element that can't be read makes the list not allowed.
  static func list<Element>(
    _ key: String, _ path: WritableKeyPath<TrainingConfiguration, [Element]>, of what: String,
    read: @escaping (String) -> Element?, write: @escaping (Element) -> String
  ) -> Self {
    Self(
      key: key, allowed: "a list of \(what)",
      read: { scalar, configuration in
        let words = Self.words(of: scalar.string)
        let elements = words.compactMap(read)
        guard elements.count == words.count else { return false }
        configuration[keyPath: path] = elements
        return true
      },
      write: { configuration in
        let words = configuration[keyPath: path].map { "\"\(write($0).yamlEscaped)\"" }
        return "[\(words.joined(separator: ", "))]"
      }, isList: true)
  }

  /// The words of a list: one per line, as a read list has them, or between brackets as written.
  private static func words(of text: String) -> [String] {
    if text.hasPrefix("["), let list = try? Yams.compose(yaml: text)?.sequence {
      return list.compactMap(\.string)
    }
    return text.split(separator: "\n").map(String.init)
  }

  /// The ends of a range that do not belong to it.
  struct OpenEnds: OptionSet {
    let rawValue: Int
    /// The smallest number is not allowed itself.
    static let lower = OpenEnds(rawValue: 1)
    /// The largest number is not allowed itself.
    static let upper = OpenEnds(rawValue: 2)
  }
}

extension String {
  /// The text as it stands between double quotes.
  fileprivate var yamlEscaped: String {
    replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
