#if os(Linux)
  import Foundation
  import Imaging
  import MediaIO
  import TestSupport
  import Testing

  /// Memory over thousands of frames; `script/soak` runs as many as are wanted.
  @Suite(.serialized) struct SoakTests {
    private let frames = ProcessInfo.processInfo.environment["MIEN_SOAK_FRAMES"].flatMap { Int($0) }

    /// A film of so many frames: a second of one person again and again, as JPEG pictures.
    private func film(frames: Int) throws -> URL {
      let reader = try VideoReader(contentsOf: Film.short)
      var pictures: [Data] = []
      while pictures.count < 25, let frame = try reader.next() {
        pictures.append(Data(try ImageWriter(jpegQuality: 90).bytes(of: frame.image, as: .jpeg)))
      }
      let second = pictures.reduce(Data(), +)
      let url = try TestPaths.temporaryFolder().appending(component: "soak.mjpeg")
      FileManager.default.createFile(atPath: url.path, contents: nil)
      let file = try FileHandle(forWritingTo: url)
      for _ in 0..<frames / 25 { try file.write(contentsOf: second) }
      try file.close()
      return url
    }

    /// Runs a command, and looks ten times a second how many lines there are in a file and how much
    /// memory the program holds, in kilobytes.
    private func levels(
      of arguments: [String], linesIn file: URL
    ) async throws -> (outcome: Mien.Outcome, levels: [(lines: Int, memory: Int)]) {
      let outcome = try await Mien.shell(
        #"file=$1; shift; "$0" "$@" > /dev/null 2> /dev/null & p=$!; "#
          + #"while grep -h VmRSS /proc/$p/status 2> /dev/null; do wc -l < "$file" || echo 0; "#
          + #"sleep 0.1; done; wait $p"#, arguments: [file.path] + arguments)
      let numbers = outcome.output.split(separator: "\n").compactMap { line in
        line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }.first
      }
      let pairs = stride(from: 0, to: numbers.count - 1, by: 2)
        .map { (lines: numbers[$0 + 1], memory: numbers[$0]) }
      return (outcome, pairs)
    }

    private func check(_ levels: [(lines: Int, memory: Int)], _ name: String) throws {
      let after = levels.filter { $0.lines >= 1000 }.map(\.memory)
      let level = try #require(after.first)
      let (least, most, last) = (after.min() ?? 0, after.max() ?? 0, after.last ?? 0)
      if frames != nil {
        print(
          "soak, \(name): \(levels.last?.lines ?? 0) frames; after 1000 \(level) kB, then "
            + "\(least) to \(most) kB, at the end \(last) kB")
      }
      #expect(Double(most) < 1.25 * Double(level), "\(name): \(level) kB, then up to \(most) kB")
    }

    @Test func `a long video takes no more memory than a thousand frames of it`() async throws {
      let count = frames ?? 3000
      let (film, output) = (try film(frames: count), try TestPaths.temporaryFolder())
      let (outcome, levels) = try await levels(
        of: ["analyze", film.path, "--model", Film.model.path, "-o", output.path, "--quiet"],
        linesIn: output.appending(path: "soak/analysis.jsonl.part"))
      #expect(outcome.status == 0)
      let rows = output.appending(path: "soak/analysis.jsonl")
      let lines = try String(contentsOf: rows, encoding: .utf8).split(separator: "\n").count
      #expect(lines == count / 25 * 25)
      try check(levels, "analyze")
    }

    @Test func `a camera takes no more memory than a thousand frames of it`() async throws {
      let count = frames ?? 3000
      let output = try TestPaths.temporaryFolder()
      let (outcome, levels) = try await levels(
        of: [
          "live", "--camera", "lavfi:testsrc=size=160x120:rate=250", "--model", Film.model.path,
          "--detect-every", "30", "--seconds", "\(Double(count) / 250)", "-o", output.path,
          "--quiet",
        ], linesIn: output.appending(path: "analysis.jsonl.part"))
      #expect(outcome.status == 0)
      try check(levels, "live")
    }
  }
#endif
