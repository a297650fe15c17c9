import Foundation
import Synchronization
import Terminal

/// The bar over all videos of a command; any number of them may move it at once.
final class VideoProgress: Sendable {
  private struct State {
    let bar: ProgressBar
    let start = ContinuousClock.now
    var frames = 0
    /// Frames of the videos whose length is known, and how many those are.
    var expected = 0
    var opened = 0
  }

  private let videos: Int
  private let state: Mutex<State>

  /// A bar for some videos, on standard error.
  init(videos: Int, isQuiet: Bool) {
    self.videos = videos
    let title = videos == 1 ? "Reading the video" : "Reading \(videos) videos"
    state = Mutex(State(bar: ProgressBar(title, total: 0, isQuiet: isQuiet)))
  }

  /// A video was opened; nil when it does not say how many frames it has.
  func open(frames: Int?) {
    state.withLock { state in
      guard let frames else { return }
      state.expected += frames
      state.opened += 1
    }
  }

  /// Another frame is done.
  func advance() {
    state.withLock { state in
      state.frames += 1
      // Videos that are not opened yet count as the mean of the others.
      if state.opened > 0 { state.bar.total = state.expected * videos / state.opened }
      let seconds = (ContinuousClock.now - state.start).inSeconds
      let pace = seconds > 0 ? Double(state.frames) / seconds : 0
      state.bar.show(state.frames, note: String(format: "%.0f frames/s", pace))
    }
  }

  /// Takes the bar off the terminal.
  func finish() { state.withLock { $0.bar.finish() } }
}
