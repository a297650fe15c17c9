import Foundation
import MediaIO
import TestSupport
import Testing

@Suite struct LiveTests {
  private func live(_ arguments: String...) async throws -> Mien.Outcome {
    try await Mien.run(["live", "--model", Film.model.path] + arguments)
  }

  private func objects(_ text: some StringProtocol) throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  private func text(_ folder: URL, _ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  @Test func `rows come on standard output, in ascending time, with analyze's columns`()
    async throws
  {
    let outcome = try await live("--camera", Film.short.path, "--jsonl")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = try objects(outcome.output)
    let times = try rows.map { try #require($0["timestamp"] as? Double) }
    #expect(!times.isEmpty && zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
    let analyzed = try await Mien.run(
      "analyze", Film.two.path, "--model", Film.model.path, "--json", "--skip-frames", "20")
    let columns = try objects(analyzed.output)[0].keys
    #expect(rows.allSatisfy { Set($0.keys) == Set(columns) })
    for row in rows where row["success"] as? Bool == true {
      let sum = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]
        .compactMap { row[$0] as? Double }.reduce(0, +)
      #expect(abs(sum - 1) < 1e-5)
    }
    // What was dropped is missing in the rows, and counted.
    let closing = try #require(outcome.errors.split(separator: "\n").last)
    let numbers = closing.matches(of: /([0-9]+) (frames read|answered|dropped)/)
      .compactMap { Int($0.output.1) }
    #expect(numbers.count == 3 && numbers[0] == 50, "\(closing)")
    #expect(numbers[1] + numbers[2] == 50 && numbers[1] == Set(times).count, "\(closing)")
    #expect(outcome.errors.contains("nothing is stored"))
    #expect(closing.contains("(median)") && closing.contains("(95 %)"))
  }

  @Test func `elsewhere than on a terminal there is a line a second, and --seconds ends it`()
    async throws
  {
    let outcome = try await live("--camera", Film.long.path, "--seconds", "2.5")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    #expect((1...4).contains(lines.count), "\(outcome.output)")
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(lines.last?.contains("frames/s") == true && lines.last?.contains("lag 0 ms") == true)
  }

  @Test func `a filter graph without faces has rows that say so`() async throws {
    let outcome = try await live(
      "--camera", "lavfi:testsrc=size=320x240:rate=20", "--seconds", "1", "--jsonl", "--mirror")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = try objects(outcome.output)
    #expect(!rows.isEmpty && rows.allSatisfy { $0["success"] as? Bool == false })
  }

  @Test func `a recording has the table, and pictures only where they are asked for`() async throws
  {
    let output = try TestPaths.temporaryFolder()
    let outcome = try await live(
      "--camera", Film.short.path, "--output", output.path, "--jsonl", "--detector", "haar")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try text(output, "analysis.jsonl") == outcome.output)
    let lines = try text(output, "analysis.csv").split(separator: "\r\n").count
    #expect(lines == outcome.output.split(separator: "\n").count + 1)
    #expect(try !text(output, "report.html").contains("data:image/jpeg"))
    let names = try FileManager.default.contentsOfDirectory(atPath: output.path).sorted()
    #expect(names == ["analysis.csv", "analysis.jsonl", "report.html", "summary.json"])
  }

  @Test func `Ctrl-C closes the table and the film, and says how it went`() async throws {
    let output = try TestPaths.temporaryFolder()
    let outcome = try await Mien.interrupt(
      [
        "live", "--camera", Film.long.path, "--model", Film.model.path, "-o", output.path,
        "--annotate", "--blur-faces", "--jsonl",
      ], onceThereIs: output.appending(path: "annotated.mp4.part"), andSeconds: 2)
    #expect(outcome.status == 130, "\(outcome.errors)")
    #expect(outcome.errors.contains("frames read") && outcome.errors.contains("are stored in"))
    let rows = try objects(try text(output, "analysis.jsonl"))
    #expect(!rows.isEmpty && rows.count < 750)
    #expect(try text(output, "analysis.csv").hasSuffix("\r\n"))
    let frames = Set(rows.compactMap { $0["timestamp"] as? Double })
    let film = try VideoReader(contentsOf: output.appending(path: "annotated.mp4"))
    var count = 0
    while try film.next() != nil { count += 1 }
    #expect(count == frames.count)
    let names = try FileManager.default.contentsOfDirectory(atPath: output.path)
    #expect(!names.contains { $0.hasSuffix(".part") } && names.contains("summary.json"))
  }

  @Test func `a pipe that is closed ends it in peace`() async throws {
    let outcome = try await Mien.shell(
      #"{ "$0" live --camera "$1" --model "$2" --jsonl --quiet; echo "status $?" >&2; } | head -1"#,
      Film.long.path, Film.model.path)
    #expect(outcome.errors == "status 0\n", "\(outcome.errors)")
    #expect(try objects(outcome.output).count == 1)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "needs Linux"))
  func `a full disk ends it, and the rows so far can be read`() async throws {
    let output = try TestPaths.temporaryFolder()
    let outcome = try await Mien.shell(
      #"trap '' XFSZ; ulimit -f 16; "$0" live --camera "$1" --model "$2" -o "$3" --quiet"#,
      Film.long.path, Film.model.path, output.path)
    #expect(outcome.status == 73 && outcome.errors.contains("hint: "), "\(outcome.errors)")
    let rows = try objects(try text(output, "analysis.jsonl.part"))
    #expect(rows.count >= 5)
    #expect(try text(output, "analysis.csv.part").hasSuffix("\r\n"))
  }

  @Test(arguments: [
    (["--camera", "977"], 69, "/dev/video977"), (["--camera", "/dev/null"], 69, "/dev/null"),
    (["--camera", "no.mp4"], 66, "no.mp4"),
    (["--camera", "lavfi:nosuchfilter"], 69, "nosuchfilter"),
    (["--lag", "80"], 64, "--lag is 80"), (["--blur-faces"], 64, "needs --annotate"),
    (["--annotate"], 64, "needs --output"), (["--seconds", "0"], 64, "--seconds is 0"),
    (["--detect-every", "0"], 64, "--detect-every is 0"),
  ])
  func `what can't be read or done ends with an error that says what can`(
    flags: [String], status: Int, words: String
  ) async throws {
    let outcome = try await Mien.run(["live", "--model", Film.model.path] + flags)
    #expect(outcome.status == status && outcome.errors.contains(words), "\(outcome.errors)")
  }
}
