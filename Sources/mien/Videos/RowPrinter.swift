import Reports
import Synchronization
import VideoAnalysis

/// Prints rows on standard output as they come; several videos may print at once.
final class RowPrinter: Sendable {
  private let stream: Mutex<RowStream>

  init(_ stream: RowStream) { self.stream = Mutex(stream) }

  /// Prints the rows of one frame together.
  func print(_ rows: [AnalysisRow]) {
    stream.withLock { Swift.print($0.text(rows), terminator: "") }
  }
}
