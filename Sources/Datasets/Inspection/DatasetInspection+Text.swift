import Emotions

extension DatasetInspection: CustomStringConvertible {
  /// The inspection as lines for a terminal.
  public var description: String {
    let lines = [
      ("path", dataset.root),
      ("layout", "\(dataset.kind.title): \(dataset.layout)"),
      ("framing", dataset.framing == .tightCrop ? "tight crops" : "photographs"),
      ("pictures", pictures),
      ("subjects", told(dataset.subjects.count)),
      ("sequences", told(dataset.sequences.count)),
      ("classes", classes),
      ("labels", labels),
      ("sizes", list(sizes.map { "\($0.width)×\($0.height) (\($0.count))" }, of: sizes.count)),
      ("unlabelled", some(dataset.unlabelled)),
      ("unreadable", some(unreadable.map { "\($0.path): \($0.reason)" })),
      ("duplicates", text(duplicates, "equal")),
      ("near-duplicates", text(nearDuplicates, "nearly equal")),
    ]
    let width = lines.reduce(0) { max($0, $1.0.count) } + 2
    let indent = String(repeating: " ", count: width)
    return lines.map { name, text in
      name + indent.dropFirst(name.count) + text.replacing("\n", with: "\n" + indent)
    }.joined(separator: "\n")
  }

  private var pictures: String {
    let parts = [Usage.train, .validation, .test].compactMap { usage in
      let count = dataset.pictures.count { $0.usage == usage }
      return count > 0 ? "\(count) \(usage.rawValue)" : nil
    }
    let count = String(dataset.pictures.count)
    return parts.isEmpty ? count : "\(count) (\(parts.joined(separator: ", ")))"
  }

  private var classes: String {
    let counts = dataset.classCounts
    let present = counts.sorted { $0.key < $1.key }.map { "\($0.key.rawValue) \($0.value)" }
    let missing = Emotion.seven.filter { counts[$0] == nil }.map(\.rawValue)
    return present.joined(separator: ", ")
      + (missing.isEmpty ? "" : "\nmissing: \(missing.joined(separator: ", "))")
  }

  private var labels: String {
    let words = dataset.labelMappings.map {
      "\($0.word) → \($0.emotion?.rawValue ?? "no expression") (\($0.count))"
    }
    return list(words, of: words.count, limit: 12)
  }

  private func told(_ count: Int) -> String { count > 0 ? String(count) : "not told" }

  private func some(_ items: [String]) -> String {
    items.isEmpty ? "none" : "\(items.count)\n" + list(items, of: items.count, separator: "\n")
  }

  private func text(_ report: DuplicateReport, _ kind: String) -> String {
    guard report.pairs > 0 else { return "none" }
    let details = [
      (report.pairsInOneSequence, "within a sequence"),
      (report.pairsAcrossParts, "ACROSS PARTS of the data's own split"),
      (report.pairsWithOtherLabels, "with different labels"),
    ].filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }.joined()
    let examples = report.examples.map { "\n\($0.joined(separator: " = "))" }.joined()
    return "\(report.pictures) pictures are \(kind) to another: \(report.pairs) pairs\(details)"
      + examples
  }

  /// The first of some items, and how many more there are.
  private func list(
    _ items: [String], of count: Int, limit: Int = 5, separator: String = ", "
  ) -> String {
    let shown = items.prefix(limit).joined(separator: separator)
    return count > limit ? "\(shown)\(separator)… and \(count - limit) more" : shown
  }
}
