import Foundation
import Imaging
import MediaIO
import TestSupport
import Testing

/// Videos that are no good, or places that take none: each ends in one error, with what there was.
@Suite struct BadVideoTests {
  private func analyze(_ file: URL, _ arguments: String...) async throws -> (Mien.Outcome, URL) {
    let output = try TestPaths.temporaryFolder()
    let outcome = try await Mien.run(
      ["analyze", file.path, "--model", Film.model.path, "-o", output.path, "--quiet"] + arguments)
    return (outcome, output)
  }

  private func rows(_ output: URL, _ name: String) throws -> [[Substring]] {
    let table = output.appending(path: "\(name)/analysis.csv")
    return String(decoding: try Data(contentsOf: table), as: UTF8.self).split(separator: "\r\n")
      .dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  private func file(_ name: String, _ bytes: Data) throws -> URL {
    let url = try TestPaths.temporaryFolder().appending(component: name)
    try bytes.write(to: url)
    return url
  }

  /// A second of silence at 8 kHz.
  private var wave: Data {
    func bytes(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) } }
    var wave = Array("RIFF".utf8) + bytes(36 + 8000) + Array("WAVEfmt ".utf8) + bytes(16)
    wave += [1, 0, 1, 0] + bytes(8000) + bytes(16000) + [2, 0, 16, 0]
    wave += Array("data".utf8) + bytes(8000) + Array(repeating: 0, count: 8000)
    return Data(wave)
  }

  @Test func `a file without moving pictures, of other content or of nothing is bad data`()
    async throws
  {
    let film = try Data(contentsOf: Film.short)
    let start = try #require(film.firstRange(of: Data("mdat".utf8)))
    let cases: [(name: String, bytes: Data, words: String)] = [
      ("sound.mp4", wave, "holds no video"),
      ("text.mp4", Data("Dear all,\nthis is a letter.\n".utf8), "is not a video"),
      ("empty.mp4", Data(), "is empty"),
      ("nothing.mp4", film[..<start.upperBound], "holds no frame"),
    ]
    for (name, bytes, words) in cases {
      let (outcome, output) = try await analyze(try file(name, bytes))
      #expect(outcome.status == 65, "\(name): \(outcome.errors)")
      #expect(outcome.errors.contains(words) && outcome.errors.contains(name), "\(outcome.errors)")
      #expect(outcome.errors.contains("\nhint: "))
      #expect(try FileManager.default.contentsOfDirectory(atPath: output.path).isEmpty)
    }
  }

  @Test func `a file that is cut off gives the rows of what is there`() async throws {
    let film = try Data(contentsOf: Film.long)
    let (outcome, output) = try await analyze(
      try file("cut.mp4", film.prefix(film.count / 4)), "--detect-every", "30")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = try rows(output, "cut")
    #expect((20..<750).contains(rows.count), "\(rows.count)")
    let times = rows.compactMap { Double($0[2]) }
    #expect(times == times.sorted() && times.count == rows.count)
  }

  @Test func `a video by a picture's name is a video`() async throws {
    let (outcome, output) = try await analyze(
      try file("film.png", try Data(contentsOf: Film.two)), "--skip-frames", "10")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try rows(output, "film").count >= 3)
  }

  @Test func `frames that change their size are read in the first one's`() async throws {
    let reader = try VideoReader(contentsOf: Film.two)
    var stream = Data()
    for number in 0..<6 {
      var image = try #require(try reader.next()).image
      if number > 2 { image = image.resized(width: 160, height: 120, method: .area) }
      stream += Data(try ImageWriter(jpegQuality: 95).bytes(of: image, as: .jpeg))
    }
    let (outcome, output) = try await analyze(
      try file("sizes.mjpeg", stream), "--annotate", "--detect-every", "1")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let found = try rows(output, "sizes").filter { $0[5] == "true" }
    #expect(Set(found.compactMap { Int($0[1]) }) == Set(0..<6))
    // The same faces in the same places, whatever the size they were stored in.
    for track in ["0", "1"] {
      let places = found.filter { $0[3] == track }.compactMap { Double($0[6]) }
      #expect(places.count == 6 && (places.max() ?? 0) - (places.min() ?? 0) < 12, "\(places)")
    }
    let film = try VideoReader(contentsOf: output.appending(path: "sizes/annotated.mp4"))
    #expect(film.information.width == 320)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "needs Linux"))
  func `a disk that is full leaves the rows so far, and no record`() async throws {
    let output = try TestPaths.temporaryFolder()
    let outcome = try await Mien.shell(
      #"trap '' XFSZ; ulimit -f 24; "$0" analyze "$1" --model "$2" -o "$3" --quiet --annotate"#,
      Film.long.path, Film.model.path, output.path)
    #expect(outcome.status == 73 && outcome.errors.contains("\nhint: "), "\(outcome.errors)")
    let folder = output.appending(path: "long")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.contains("summary.json"))
    let part = folder.appending(path: "analysis.csv.part")
    let table = String(decoding: try Data(contentsOf: part), as: UTF8.self)
    let lines = table.split(separator: "\r\n")
    #expect(table.hasSuffix("\r\n") && lines.count > 5)
    let columns = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }
    #expect(Set(columns).count == 1)
  }

  @Test func `numbered pictures and a folder with --fps are one video, a folder alone is not`()
    async throws
  {
    let folder = try TestPaths.temporaryFolder().appending(component: "frames")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let reader = try VideoReader(contentsOf: Film.two)
    for number in 8..<14 {
      let frame = try #require(try reader.next())
      try ImageWriter().write(frame.image, to: folder.appending(component: "\(number).png"))
    }
    let pattern = folder.appending(component: "%d.png")
    for (input, flags) in [(pattern, ["--fps", "5"]), (folder, ["--fps", "5"])] {
      let (outcome, output) = try await analyze(input, flags[0], flags[1])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let rows = try rows(output, "frames")
      #expect(rows.count == 12 && rows.last?[2] == "1.000000" && rows.last?[3] == "1")
    }
    let (photos, output) = try await analyze(folder)
    #expect(photos.status == 0, "\(photos.errors)")
    let table = try String(contentsOf: output.appending(path: "analysis.csv"), encoding: .utf8)
    #expect(table.contains("8.png,0,0.000000,,"))
    let missing = folder.appending(component: "no%02d.png")
    #expect(try await analyze(missing).0.status == 66)
    #expect(try await analyze(folder, "--fps", "0").0.status == 64)
  }

  @Test func `a model that is not there is named, with what to give`() async throws {
    let outcome = try await Mien.run("analyze", Film.two.path, "--model", "no/weights.safetensors")
    #expect(outcome.status == 66, "\(outcome.errors)")
    #expect(
      outcome.errors.contains("no/weights.safetensors") && outcome.errors.contains("no such file"))
    #expect(outcome.errors.contains("hint: name a weights.safetensors"))
  }
}
