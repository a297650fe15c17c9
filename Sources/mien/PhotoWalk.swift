import ArgumentParser
import Foundation
import Imaging
import MediaIO
import Terminal
import VideoAnalysis

/// Reads picture after picture: a broken one is reported, and the rest go on.
struct PhotoWalk {
  let analyzer: PhotoAnalyzer
  let isQuiet: Bool

  /// Analyses every input into the results; Ctrl-C ends it with what was done so far written.
  ///
  /// - Throws: errors of writing at once; `ExitCode` after the end when a picture was broken.
  func run(_ inputs: [PictureInput], into results: inout PhotoResults) async throws {
    let broken: [MediaIOError]
    do {
      broken = try await read(inputs, into: &results)
      if broken.count < inputs.count { try results.finish() } else { results.abandon() }
    } catch {
      results.abandon()
      throw error
    }
    try Task.checkCancellation()
    if let first = broken.first { throw ExitCode(ExitStatus(for: first).rawValue) }
  }

  /// Reads the inputs one by one; gives the errors of those that can't be read.
  private func read(
    _ inputs: [PictureInput], into results: inout PhotoResults
  ) async throws -> [MediaIOError] {
    var broken: [MediaIOError] = []
    let bar = ProgressBar("Reading pictures", total: inputs.count, isQuiet: isQuiet)
    defer { bar.finish() }
    for (index, input) in inputs.enumerated() {
      guard !Task.isCancelled else {
        if !isQuiet { Failure.warn("interrupted after \(index) of \(inputs.count) pictures") }
        break
      }
      do {
        let image = try ImageReader().read(contentsOf: URL(filePath: input.path))
        let rows = try await analyzer.rows(for: image, named: input.path)
        try results.append(rows, of: input, image: image)
      } catch let error as MediaIOError where error.isOfReading {
        bar.finish()
        Failure(error).report()
        broken.append(error)
      }
      bar.show(index + 1)
    }
    return broken
  }
}

extension MediaIOError {
  /// Whether a file could not be read, rather than one written.
  var isOfReading: Bool {
    switch self {
    case .cannotWrite, .unsupportedExtension: false
    default: true
    }
  }
}
