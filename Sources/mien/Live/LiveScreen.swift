import Foundation
import Reports
import Synchronization
import Terminal
import VideoAnalysis

/// Shows a live analysis: redrawn in place on a terminal, a line a second elsewhere.
final class LiveScreen: Sendable {
  /// Where it is shown.
  enum Place {
    case output
    case errors

    var descriptor: Int32 { self == .output ? STDOUT_FILENO : STDERR_FILENO }
  }

  private struct State {
    /// Lines that stand on the terminal.
    var lines = 0
    var last: ContinuousClock.Instant?
  }

  private let view: LiveView
  private let descriptor: Int32
  private let isTerminal: Bool
  private let state = Mutex(State())

  /// A screen on standard output or standard error.
  init(_ view: LiveView, on place: Place) {
    self.view = view
    descriptor = place.descriptor
    isTerminal = isatty(place.descriptor) == 1
  }

  /// Shows the newest answer, ten times a second at most.
  func show(_ frame: AnalyzedFrame, _ status: @autoclosure () -> LiveStatus) {
    state.withLock { state in
      let now = ContinuousClock.now
      let interval: Duration = isTerminal ? .milliseconds(100) : .seconds(1)
      if let last = state.last, now - last < interval { return }
      state.last = now
      guard isTerminal else {
        write(view.line(frame, status()) + "\n")
        return
      }
      let (width, height) = size
      let lines = view.lines(frame, status(), width: width, height: height - 1)
      write(up(state.lines) + lines.map { "\($0)\u{1B}[K\n" }.joined() + "\u{1B}[J")
      state.lines = lines.count
    }
  }

  /// Says something that happened, above what is shown.
  func warn(_ text: String) {
    state.withLock { state in
      write(up(state.lines) + (state.lines > 0 ? "\u{1B}[J" : ""))
      state.lines = 0
      Failure.warn(text)
    }
  }

  /// Goes back to the first line that was drawn.
  private func up(_ lines: Int) -> String { lines > 0 ? "\u{1B}[\(lines)A\r" : "" }

  /// Columns and rows.
  private var size: (width: Int, height: Int) {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return (80, 24)
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// A terminal that takes nothing any more is no reason to end.
  private func write(_ text: String) {
    try? FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
      .write(contentsOf: Data(text.utf8))
  }
}
