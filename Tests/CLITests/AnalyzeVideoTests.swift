import EmotionModel
import Emotions
import FaceDetection
import Foundation
import Imaging
import MediaIO
import Reports
import TestSupport
import Testing
import VideoAnalysis

@Suite struct AnalyzeVideoTests {
  private func folder() throws -> URL { try TestPaths.temporaryFolder() }

  private func analyze(_ arguments: String..., to output: URL? = nil) async throws -> Mien.Outcome {
    try await Mien.run(
      ["analyze"] + arguments + ["--model", Film.model.path]
        + (output.map { ["--output", $0.path] } ?? []))
  }

  private func text(_ folder: URL, _ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  private func exists(_ folder: URL, _ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }

  @Test func `a video gives a row per face and frame, in time, with whole probabilities`()
    async throws
  {
    let output = try folder()
    let outcome = try await analyze(Film.two.path, "--detect-every", "1", to: output)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("30 frames") && outcome.output.contains("2 faces"))
    let table = try text(output, "two/analysis.csv")
    #expect(!table.lowercased().contains("nan"))
    let rows = table.split(separator: "\r\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.count == 2 * 25 + 5)
    #expect(Set(rows.compactMap { Int($0[1]) }) == Set(0..<30))
    let times = rows.compactMap { Double($0[2]) }
    #expect(times.count == rows.count && times == times.sorted() && times.last == 1.16)
    for row in rows where row[5] == "true" {
      let sum = row[21..<28].compactMap { Double($0) }.reduce(0, +)
      #expect(abs(sum - 1) < 1e-5)
    }
    #expect(rows.suffix(5).allSatisfy { $0[5] == "false" && $0[3].isEmpty })
    let lines = try text(output, "two/analysis.jsonl").split(separator: "\n")
    #expect(lines.count == rows.count)
    for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
  }

  @Test func `the same file gives the same bytes, alone and beside others`() async throws {
    let (first, second) = (try folder(), try folder())
    let copy = try folder().appending(component: "copy.mp4")
    try FileManager.default.copyItem(at: Film.two, to: copy)
    let alone = try await analyze(Film.two.path, "--quiet", to: first)
    let beside = try await analyze(
      copy.path, Film.two.path, copy.path, "--quiet", "--jobs", "2", to: second)
    #expect(alone.status == 0 && beside.status == 0, "\(alone.errors)\(beside.errors)")
    for name in ["analysis.csv", "analysis.jsonl", "summary.json", "report.html"] {
      #expect(try text(first, "two/\(name)") == text(second, "two/\(name)"), "\(name)")
    }
    #expect(exists(second, "copy/summary.json") && exists(second, "copy-2/summary.json"))
  }

  @Test func `the program and the library agree`() async throws {
    let output = try folder()
    _ = try await analyze(Film.two.path, "--threshold", "0.4", "--quiet", to: output)
    var configuration = VideoAnalyzer.Configuration()
    configuration.threshold = 0.4
    let analyzer = VideoAnalyzer(
      detector: try MTCNNDetector(),
      classifier: try EmotionClassifier(EmotionModelFile(contentsOf: Film.model)),
      configuration: configuration)
    let reader = try VideoReader(contentsOf: Film.two)
    var rows: [AnalysisRow] = []
    _ = try await analyzer.analyze(named: Film.two.path, next: { try reader.next() }) {
      rows += $0.rows
    }
    let table = RowTable(labels: Emotion.seven)
    #expect(try text(output, "two/analysis.csv") == table.text(rows, format: .csv))
  }

  @Test func `a broken video is reported, the rest go on, and resuming skips what is done`()
    async throws
  {
    let (input, output) = (try folder(), try folder())
    try Data("no video".utf8).write(to: input.appending(component: "a.mp4"))
    try FileManager.default.copyItem(at: Film.two, to: input.appending(component: "b.mp4"))
    let outcome = try await analyze(input.path, "--quiet", to: output)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("a.mp4") && outcome.errors.contains("hint: "))
    #expect(exists(output, "b/summary.json") && !exists(output, "a/summary.json"))
    try FileManager.default.removeItem(at: input.appending(component: "a.mp4"))
    try FileManager.default.copyItem(at: Film.two, to: input.appending(component: "c.mp4"))
    try Data("kept".utf8).write(to: output.appending(path: "b/analysis.csv"))
    let again = try await analyze(input.path, "--resume", to: output)
    #expect(again.status == 0 && again.errors.contains("1 of 2 videos were done before"))
    #expect(try text(output, "b/analysis.csv") == "kept" && exists(output, "c/summary.json"))
    // Other settings would give other results: nothing is skipped.
    _ = try await analyze(input.path, "--resume", "--detect-every", "2", to: output)
    #expect(try text(output, "b/analysis.csv") != "kept")
  }

  @Test func `an annotated video has the frames of its source, in their time, with a strip below`()
    async throws
  {
    let output = try folder()
    let outcome = try await analyze(Film.two.path, "--annotate", "--quiet", to: output)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let (source, film) = (
      try VideoReader(contentsOf: Film.two),
      try VideoReader(contentsOf: output.appending(path: "two/annotated.mp4"))
    )
    #expect(film.information.width == 320 && film.information.height > 240)
    var times: [[Double]] = [[], []]
    while let frame = try source.next() { times[0].append(frame.timestamp) }
    while let frame = try film.next() { times[1].append(frame.timestamp) }
    #expect(times[0].count == 30 && times[1].count == 30)
    #expect(zip(times[0], times[1]).allSatisfy { abs($0 - $1) < 1e-3 })
  }

  @Test func `blurred faces can't be found again, on pictures and in videos`() async throws {
    let output = try folder()
    let astronaut = TestPaths.root.appending(path: ".deps/pictures/astronaut.png").path
    let outcome = try await analyze(
      Film.two.path, astronaut, "--annotate", "--blur-faces", "--quiet", to: output)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let detector = try MTCNNDetector()
    let picture = try ImageReader().read(
      contentsOf: output.appending(path: "annotated/astronaut.png"))
    #expect(try detector.faces(in: picture).allSatisfy { $0.box.height < 60 })
    let film = try VideoReader(contentsOf: output.appending(path: "two/annotated.mp4"))
    let source = try VideoReader(contentsOf: Film.two)
    for _ in 0..<10 {
      let shown = try #require(try film.next()).image
      let open = try #require(try source.next()).image
      for face in try detector.faces(in: open) {
        #expect(try detector.faces(near: [face.box], in: shown) == [nil])
      }
    }
  }

  @Test func `Ctrl-C leaves whole lines under the table's name, to be read anew`() async throws {
    let output = try folder()
    let outcome = try await Mien.interrupt(
      [
        "analyze", Film.long.path, "--model", Film.model.path, "-o", output.path, "--quiet",
        "--annotate",
      ],
      onceThereIs: output.appending(path: "long/annotated.mp4.part"))
    #expect(outcome.status == 130)
    let table = try text(output, "long/analysis.csv")
    #expect(table.hasSuffix("\r\n") && !exists(output, "long/analysis.csv.part"))
    let lines = table.split(separator: "\r\n")
    #expect(lines.count < 750)
    #expect(
      Set(lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }).count <= 1
    )
    #expect(!exists(output, "long/summary.json"))
    let frames = Set(lines.dropFirst().compactMap { $0.split(separator: ",").dropFirst().first })
    if !frames.isEmpty {
      let film = try VideoReader(contentsOf: output.appending(path: "long/annotated.mp4"))
      var count = 0
      while try film.next() != nil { count += 1 }
      #expect(count == frames.count)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "needs Linux"))
  func `a longer video takes no more memory`() async throws {
    // What threads take for themselves comes and goes with the machine's load: 120 and 137 MB were
    // seen of one film. Keeping a byte of each pixel of the 550 more frames would be 40 MB and more.
    var peaks: [Int] = []
    for film in [Film.settled, Film.long] {
      peaks.append(
        try await Mien.peakMemory([
          "analyze", film.path, "--model", Film.model.path, "-o", try folder().path, "--quiet",
        ]))
    }
    #expect(Double(peaks[1]) < 1.25 * Double(peaks[0]), "\(peaks) kB")
    #expect(peaks[1] < 300_000)
  }

  @Test func `photographs and videos may be mixed`() async throws {
    let output = try folder()
    let astronaut = TestPaths.root.appending(path: ".deps/pictures/astronaut.png").path
    let outcome = try await analyze(Film.two.path, astronaut, "--quiet", to: output)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try text(output, "analysis.csv").split(separator: "\r\n").count == 2)
    #expect(exists(output, "annotated/astronaut.png") && exists(output, "two/analysis.csv"))
    let printed = try await analyze(Film.two.path, astronaut, "--csv", "--skip-frames", "10")
    let lines = printed.output.split(separator: "\r\n")
    #expect(lines.filter { $0.hasPrefix("input,") }.count == 1 && lines.count >= 1 + 1 + 3)
  }

  @Test(arguments: [
    ("fer", "box0,angry0,disgust0,"), ("deepface", "emotion.angry,emotion.disgust,"),
    ("openface", "frame,face_id,timestamp,confidence,success,"),
    ("pyfeat", "FaceRectX,FaceRectY,FaceRectWidth,FaceRectHeight,FaceScore,anger,"),
  ])
  func `tables can have the columns of other tools`(format: String, head: String) async throws {
    let outcome = try await analyze(
      Film.two.path, "--csv", "--format", format, "--skip-frames", "12")
    #expect(outcome.status == 0 && outcome.output.hasPrefix(head), "\(outcome.output.prefix(90))")
  }

  @Test(arguments: [
    (["--jobs", "0"], 64, "--jobs is 0"), (["--detect-every", "0"], 64, "--detect-every is 0"),
    (["--resume"], 64, "needs --output"), (["--blur-faces"], 64, "needs --output"),
    (["--format", "excel"], 64, "fer"), (["--output", "/proc/mien"], 73, "/proc/mien"),
  ])
  func `a wrong flag ends with an error that says what is right`(
    flags: [String], status: Int, words: String
  ) async throws {
    let outcome = try await Mien.run(
      ["analyze", Film.two.path, "--model", Film.model.path] + flags)
    #expect(outcome.status == status && outcome.errors.contains(words), "\(outcome.errors)")
  }
}
