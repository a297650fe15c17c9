import Evaluation

/// Whether one architecture earns its place over a plainer one, in words that the figures give.
///
///     ComparisonAnswer(comparison, does: "cnn-bilstm", over: "cnn")?.text
public struct ComparisonAnswer: Equatable, Sendable {
  /// What the figures say.
  public enum Verdict: String, Codable, Sendable {
    case better, worse
    case notShown = "not shown"
  }

  /// Below which corrected probability a difference counts as shown.
  static let level = 0.05

  /// The architecture that is asked about, less the plainer one.
  public let pair: ComparedPair
  /// What the figures say.
  public let verdict: Verdict
  private let models: (ComparedModel, ComparedModel)

  /// An answer; nil when one of the two was not compared.
  public init?(_ comparison: ModelComparison, does name: String, over plainer: String) {
    guard let pair = comparison.pair(name, plainer), let model = comparison.model(name),
      let other = comparison.model(plainer)
    else { return nil }
    self.pair = pair
    models = (model, other)
    // Both must agree: the test takes clips as independent, the interval knows about people.
    let interval = pair.difference.interval
    let isShown = pair.correctedPValue < Self.level
    if isShown, pair.difference.value > 0, interval.map({ $0.lower > 0 }) ?? true {
      verdict = .better
    } else if isShown, pair.difference.value < 0, interval.map({ $0.upper < 0 }) ?? true {
      verdict = .worse
    } else {
      verdict = .notShown
    }
  }

  public static func == (a: ComparisonAnswer, b: ComparisonAnswer) -> Bool { a.pair == b.pair }

  /// The answer in a few sentences.
  public var text: String {
    let (name, plainer) = (pair.first, pair.second)
    let opening =
      switch verdict {
      case .better: "On these data \(name) earns its place over \(plainer):"
      case .worse: "On these data \(name) is worse than \(plainer):"
      case .notShown: "These data do not show that \(name) earns its place over \(plainer):"
      }
    let figures =
      "its accuracy less that of \(plainer) is \(Self.points(pair.difference.value)) points"
      + (pair.difference.interval.map { " (95 % over people: \(Self.range($0)))" } ?? "")
      + ", exact McNemar p \(Self.equality(pair.pValue)), "
      + "\(Self.equality(pair.correctedPValue)) with Holm's correction."
    return [beginnings, opening + " " + figures, bound, price].compactMap { $0 }
      .joined(separator: " ")
  }

  /// A warning where the two did not begin alike.
  private var beginnings: String? {
    let (model, other) = models
    guard model.note != other.note else { return nil }
    let notes = [model, other].compactMap { one in one.note.map { "\(one.name): \($0)" } }
    return "\(pair.first) and \(pair.second) did not begin alike "
      + "(\(notes.joined(separator: "; "))), so what follows is not the architecture's doing alone."
  }

  /// What is not ruled out where nothing was shown.
  private var bound: String? {
    guard verdict == .notShown, let interval = pair.difference.interval else { return nil }
    return
      "A gain of up to \(Self.points(max(0, interval.upper))) points or a loss of up to "
      + "\(Self.points(max(0, -interval.lower)).replacing("+", with: "")) is not ruled out."
  }

  private var price: String {
    let (model, other) = models
    func times(_ a: Double, _ b: Double) -> String {
      b > 0 ? FixedNumber.text(a / b, decimals: 2) : "–"
    }
    return
      "It keeps \(times(Double(model.cost.parameters), Double(other.cost.parameters))) times the "
      + "numbers of \(pair.second) and takes "
      + "\(times(model.cost.milliseconds, other.cost.milliseconds)) times as long per clip."
  }

  /// `+1.2`, `−0.3`: percentage points.
  static func points(_ difference: Double) -> String {
    let text = FixedNumber.text(abs(difference) * 100, decimals: 1)
    return (difference < 0 && text != "0.0" ? "−" : "+") + text
  }

  static func range(_ interval: Interval) -> String {
    "\(points(interval.lower))…\(points(interval.upper))"
  }

  /// `= 0.031`, `< 0.001`.
  private static func equality(_ value: Double) -> String {
    let text = probability(value)
    return text.hasPrefix("<") ? text : "= \(text)"
  }

  /// `0.031`, `< 0.001`.
  static func probability(_ value: Double) -> String {
    value < 0.001 ? "< 0.001" : FixedNumber.text(value, decimals: 3)
  }
}
