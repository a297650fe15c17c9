import Foundation
import Imaging
import TestSupport
import Testing

@testable import MediaIO

struct VideoWriterTests {
  @Test func `a finished video lies alone, its index first`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try VideoSamples.write(
      VideoSamples.steady(30), to: folder.appending(component: "a b.mp4"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a b.mp4"])
    let bytes = Array(try Data(contentsOf: file))
    let index = try #require(VideoSamples.offset(of: "moov", in: bytes))
    #expect(index < (try #require(VideoSamples.offset(of: "mdat", in: bytes))))
    #expect(VideoSamples.offset(of: "moof", in: bytes) == nil)
  }

  @Test func `a video that is not finished is a part that plays, and the old file stays`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(component: "a.mp4")
    try Data("old".utf8).write(to: file)
    do {
      let writer = try VideoWriter(to: file, width: 64, height: 48, frameRate: 25)
      for (number, time) in VideoSamples.steady(70).enumerated() {
        try writer.write(VideoSamples.picture(number, width: 64, height: 48), at: time)
      }
    }
    #expect(try Data(contentsOf: file) == Data("old".utf8))
    let part = folder.appending(component: "a.mp4.part")
    let times = try VideoSamples.frames(of: part).frames.map(\.timestamp)
    #expect(times.count == 70)
    #expect(zip(times, VideoSamples.steady(70)).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  /// As after a crash: nothing is closed, and the pieces of two seconds that are there play.
  @Test func `what lies on the disk meanwhile plays`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(component: "a.mp4")
    let writer = try VideoWriter(to: file, width: 64, height: 48, frameRate: 25)
    for (number, time) in VideoSamples.steady(300).enumerated() {
      try writer.write(VideoSamples.picture(number, width: 64, height: 48), at: time)
    }
    let copy = folder.appending(component: "copy")
    try FileManager.default.copyItem(at: folder.appending(component: "a.mp4.part"), to: copy)
    #expect(try VideoSamples.frames(of: copy).frames.count >= 150)
    try writer.finish()
    #expect(try VideoSamples.frames(of: file).frames.count == 300)
  }

  @Test func `no frames make no video, and leave nothing`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(component: "a.mp4")
    #expect(throws: MediaIOError.cannotWrite(path: file.path, reason: "it would have no frames")) {
      try VideoSamples.write([], to: file)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test func `times that descend are refused, equal ones are kept apart`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(component: "a.mp4")
    #expect(throws: MediaIOError.self) { try VideoSamples.write([0, 0.2, 0.1], to: file) }
    try VideoSamples.write([0, 0.2, 0.2, 0.3], to: file)
    let times = try VideoSamples.frames(of: file).frames.map(\.timestamp)
    #expect(times.count == 4 && times[1] < times[2])
  }

  @Test func `a folder that is not there is an error that names the file`() throws {
    let file = URL(filePath: "/nowhere/a.mp4")
    #expect(
      throws: MediaIOError.cannotWrite(path: file.path, reason: "no such file or directory")
    ) { try VideoSamples.write([0], to: file) }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "Linux has a full disk"))
  func `a full disk is an error that names the file`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(component: "a.mp4")
    try FileManager.default.createSymbolicLink(
      atPath: file.path + ".part", withDestinationPath: "/dev/full")
    #expect(
      throws: MediaIOError.cannotWrite(path: file.path, reason: "no space left on device")
    ) { try VideoSamples.write(VideoSamples.steady(200), to: file) }
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test func `sound is copied as long as the pictures last`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let sound = folder.appending(component: "sound.mp2")
    try VideoSamples.silence(frames: 200, to: sound)  // 4.8 s
    let file = try VideoSamples.write(
      VideoSamples.steady(50), to: folder.appending(component: "a.mp4"), audioFrom: sound)
    let information = try VideoReader(contentsOf: file).information
    #expect(information.hasAudio && information.frameCount == 50)
    #expect(abs(try #require(information.duration) - 2) < 0.1)
    // 2 s of 64 kbit/s are 16 kB, far more than the pictures.
    #expect(try Data(contentsOf: file).count > 16000)
    let times = try VideoSamples.frames(of: file).frames.map(\.timestamp)
    #expect(zip(times, VideoSamples.steady(50)).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  @Test func `sound that MP4 can't hold is refused before anything is written`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let sound = folder.appending(component: "sound.wav")
    try VideoSamples.wave(to: sound)
    #expect(throws: MediaIOError.unsupportedAudio(path: sound.path, codec: "pcm_s16le")) {
      try VideoSamples.write([0], to: folder.appending(component: "a.mp4"), audioFrom: sound)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["sound.wav"])
  }
}
