import ArgumentParser
import Foundation
import Inference
import MediaIO
import Terminal
import VideoAnalysis

/// Reads many videos, some at once: a broken one is reported, and the rest go on.
struct VideoWalk {
  let job: VideoJob
  /// How many videos are read at once.
  let jobs: Int
  /// Whether videos whose results are whole are left out.
  let resumes: Bool
  let isQuiet: Bool

  /// What became of one video.
  private enum Outcome: Sendable {
    case read(VideoSummary)
    case broken(MediaIOError)
  }

  /// Reads every video; Ctrl-C ends it with the tables closed.
  ///
  /// - Returns: the summaries in the order of the videos, and the first error of a broken one.
  /// - Throws: errors of writing at once.
  func run(_ inputs: [VideoInput]) async throws -> (
    summaries: [VideoSummary], broken: MediaIOError?
  ) {
    let open = inputs.filter { !resumes || !job.isDone($0) }
    if !isQuiet, open.count < inputs.count {
      Failure.note("\(inputs.count - open.count) of \(inputs.count) videos were done before")
    }
    if jobs > 1 { InferenceThreads.count = max(1, InferenceThreads.count / jobs) }
    let progress = VideoProgress(videos: open.count, isQuiet: isQuiet)
    defer { progress.finish() }
    let outcomes = try await read(open, progress)
    var (summaries, broken): ([VideoSummary], MediaIOError?) = ([], nil)
    for index in outcomes.keys.sorted() {
      switch outcomes[index] {
      case .read(let summary): summaries.append(summary)
      case .broken(let error): broken = broken ?? error
      case nil: break
      }
    }
    return (summaries, broken)
  }

  /// The outcomes by the videos' places; `jobs` videos are read at a time.
  private func read(
    _ inputs: [VideoInput], _ progress: VideoProgress
  ) async throws -> [Int: Outcome] {
    try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
      var next = 0
      func addOne() {
        guard next < inputs.count, !Task.isCancelled else { return }
        let index = next
        next += 1
        group.addTask { (index, try await read(inputs[index], progress)) }
      }
      for _ in 0..<jobs { addOne() }
      var outcomes: [Int: Outcome] = [:]
      for try await (index, outcome) in group {
        outcomes[index] = outcome
        addOne()
      }
      return outcomes
    }
  }

  private func read(_ input: VideoInput, _ progress: VideoProgress) async throws -> Outcome {
    do {
      return .read(try await job.run(input, progress: progress))
    } catch let error as MediaIOError where error.isOfReading {
      progress.finish()
      Failure(error).report()
      return .broken(error)
    }
  }
}
