import Foundation
import Imaging
import TestSupport
import Testing

@testable import MediaIO

struct BadVideoTests {
  private func error(reading file: URL) -> MediaIOError? {
    #expect(throws: MediaIOError.self) { try VideoReader(contentsOf: file) }
  }

  @Test func `each fault of a file has its error`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String, _ bytes: [UInt8]) throws -> URL {
      let file = folder.appending(component: name)
      try Data(bytes).write(to: file)
      return file
    }
    let missing = folder.appending(component: "no.mp4")
    #expect(error(reading: missing) == .missing(path: missing.path))
    #expect(error(reading: folder) == .isFolder(path: folder.path(percentEncoded: false)))
    let empty = try file("empty.mp4", [])
    #expect(error(reading: empty) == .empty(path: empty.path))
    let letter = try file(
      "letter.txt", Array(repeating: Array("Dear all,\n".utf8), count: 99).flatMap { $0 })
    #expect(error(reading: letter) == .notAVideo(path: letter.path))
    var state: UInt32 = 1
    let noise = try file(
      "noise.mp4",
      (0..<5000).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return UInt8(state >> 24)
      })
    #expect(error(reading: noise) == .notAVideo(path: noise.path))
    let sound = folder.appending(component: "sound.wav")
    try VideoSamples.wave(to: sound)
    #expect(error(reading: sound) == .noVideo(path: sound.path))
  }

  @Test func `a playlist does not reach for the network`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let list = folder.appending(component: "list.m3u8")
    let text =
      "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n"
    try Data(text.utf8).write(to: list)
    #expect(error(reading: list) == .notAVideo(path: list.path))
  }

  @Test func `a video without its pictures has no frames`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try VideoSamples.write(
      VideoSamples.steady(30), to: folder.appending(component: "a.mp4"))
    let bytes = Array(try Data(contentsOf: file))
    let start = try #require(VideoSamples.offset(of: "mdat", in: bytes))
    try Data(bytes[..<(start + 4)]).write(to: file)
    #expect(error(reading: file) == .noFrames(path: file.path))
  }

  @Test(arguments: [0.4, 0.6, 0.8, 0.97])
  func `a file that is cut off gives the frames that are there`(part: Double) throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try VideoSamples.write(
      VideoSamples.steady(200), to: folder.appending(component: "a.mp4"), width: 320, height: 240)
    let whole = try VideoSamples.frames(of: file).frames
    let bytes = try Data(contentsOf: file)
    try bytes.prefix(Int(Double(bytes.count) * part)).write(to: file)
    let cut = try VideoSamples.frames(of: file).frames
    #expect(cut.count >= 5 && cut.count < whole.count)
    #expect(cut.dropLast(3).elementsEqual(whole.prefix(cut.count - 3)))
  }

  @Test func `damaged frames are counted, and the rest is the same each time`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try VideoSamples.write(
      VideoSamples.steady(200), to: folder.appending(component: "a.mp4"), width: 320, height: 240)
    var bytes = Array(try Data(contentsOf: file))
    let start = try #require(VideoSamples.offset(of: "mdat", in: bytes))
    let middle = start + (bytes.count - start) / 2
    for place in middle..<middle + 400 { bytes[place] = UInt8(truncatingIfNeeded: place * 37) }
    try Data(bytes).write(to: file)
    let (frames, damaged) = try VideoSamples.frames(of: file)
    #expect(damaged > 0)
    #expect(frames.count + damaged <= 200 && frames.count > 100)
    #expect(zip(frames, frames.dropFirst()).allSatisfy { $0.timestamp < $1.timestamp })
    #expect(frames.map(\.index) == Array(0..<frames.count))
    for _ in 0..<3 {
      let again = try VideoSamples.frames(of: file)
      #expect(again.frames == frames && again.damaged == damaged)
    }
  }

  @Test func `a stream without times, by a wrong name, that changes its odd size`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(component: "a: 50%.mp4")
    let sizes = Array(repeating: (width: 81, height: 63), count: 10)
    try VideoSamples.jpegStream(sizes + Array(repeating: (128, 96), count: 10), to: file)
    let reader = try VideoReader(contentsOf: file)
    #expect(reader.information.duration == nil && reader.information.frameCount == nil)
    var frames: [Frame] = []
    while let frame = try reader.next() { frames.append(frame) }
    #expect(frames.count == 20)
    #expect(frames.allSatisfy { $0.image.width == 81 && $0.image.height == 63 })
    #expect(frames.map { VideoSamples.number(of: $0.image) } == Array(0..<20))
    #expect(frames.enumerated().allSatisfy { abs($1.timestamp - Double($0) / 25) < 1e-6 })
  }

  @Test func `a library that is missing is named, with the package`() throws {
    let error = #expect(throws: MediaIOError.self) {
      try VideoLibraries.open(format: "libnothing.so.1")
    }
    #expect(try #require(error?.errorDescription).contains("libnothing.so.1"))
    #expect(try #require(error?.recoverySuggestion).contains("libavformat-dev"))
  }
}
