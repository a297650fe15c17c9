import Foundation

/// A line that tells how far a long job is: redrawn on a terminal, now and then a plain line elsewhere.
///
///     let bar = ProgressBar("Reading faces", total: 213, isQuiet: options.quiet)
///     bar.show(42, note: "31 pictures/s")
///     bar.finish()
///
/// Programs that run Mien read the same from the file that `MIEN_PROGRESS` names: one line of JSON,
/// `{"done":42,"note":"31 pictures/s","title":"Reading faces","total":213}`, quiet or not.
public final class ProgressBar {
  /// How many steps there are; 0 while that is unknown.
  public var total: Int
  private let title: String
  private let isQuiet: Bool
  private let isTerminal: Bool
  private let start = ContinuousClock.now
  private var lastDrawing: ContinuousClock.Instant?
  private let file: URL?
  private var lastWriting: ContinuousClock.Instant?

  /// A bar for a job of `total` steps, drawn on standard error.
  public convenience init(_ title: String, total: Int, isQuiet: Bool = false) {
    let path = ProcessInfo.processInfo.environment["MIEN_PROGRESS"]
    self.init(title, total: total, isQuiet: isQuiet, file: path.map { URL(filePath: $0) })
  }

  init(_ title: String, total: Int, isQuiet: Bool, file: URL?) {
    self.title = title
    self.total = total
    self.isQuiet = isQuiet
    isTerminal = isatty(STDERR_FILENO) == 1
    self.file = file
  }

  /// Says that `done` steps are behind; draws at most ten times a second, off terminals at most
  /// every ten seconds.
  public func show(_ done: Int, note: String = "") {
    writeFile(done, note: note)
    guard !isQuiet else { return }
    let now = ContinuousClock.now
    let interval: Duration = isTerminal ? .milliseconds(100) : .seconds(10)
    if let lastDrawing, now - lastDrawing < interval { return }
    if lastDrawing == nil, !isTerminal {
      lastDrawing = now
      return
    }
    lastDrawing = now
    Self.write(isTerminal ? "\r\u{1B}[K\(line(done, note: note))" : "\(line(done, note: note))\n")
  }

  /// Takes the bar off the terminal.
  public func finish() {
    guard !isQuiet, isTerminal, lastDrawing != nil else { return }
    Self.write("\r\u{1B}[K")
    lastDrawing = nil
  }

  /// Writes the file, whole or not at all: at most four times a second, and the last step.
  private func writeFile(_ done: Int, note: String) {
    guard let file else { return }
    let now = ContinuousClock.now
    if let lastWriting, now - lastWriting < .milliseconds(250), done < total { return }
    lastWriting = now
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let state = State(title: title, done: done, total: total, note: note)
    // Progress that can't be written must not end the work.
    try? encoder.encode(state).write(to: file, options: .atomic)
  }

  private struct State: Encodable {
    var title: String
    var done: Int
    var total: Int
    var note: String
  }

  /// Title, bar, share, note and the time that is left.
  func line(_ done: Int, note: String) -> String {
    guard total > 0 || done == 0 else {
      return ["\(title) \(done)", note].filter { !$0.isEmpty }.joined(separator: "  ")
    }
    let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
    let filled = Int(share * 24)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
    let elapsed = (ContinuousClock.now - start).inSeconds
    let left = done > 0 ? elapsed * (1 / share - 1) : 0
    let parts = ["\(title) \(bar) \(done)/\(total)", note, "\(Self.clock(left)) left"]
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// Minutes and seconds, with hours when there are any: `2:05`, `1:02:05`.
  public static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    let tail = rest < 10 ? "0\(rest)" : "\(rest)"
    guard hours > 0 else { return "\(minutes):\(tail)" }
    return "\(hours):\(minutes < 10 ? "0" : "")\(minutes):\(tail)"
  }

  private static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}

extension Duration {
  /// The duration as a number of seconds.
  public var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
