import Foundation
import Imaging
import TestSupport
import Testing

@testable import MediaIO

struct PictureSequenceTests {
  /// A folder of pictures whose numbers can be read from them.
  private func folder(_ names: [String: Int], width: Int = 64) throws -> URL {
    let folder = try TestPaths.temporaryFolder()
    for (name, number) in names {
      try ImageWriter().write(
        VideoSamples.picture(number, width: width, height: 48),
        to: folder.appending(component: name))
    }
    return folder
  }

  private func frames(_ sequence: PictureSequence) -> [Frame] {
    var frames: [Frame] = []
    while let frame = sequence.next() { frames.append(frame) }
    return frames
  }

  @Test func `numbered pictures are frames in the order of their numbers, a gap is a gap in time`()
    throws
  {
    let folder = try folder([
      "f_0998.png": 1, "f_0999.png": 2, "f_1001.png": 3, "f_10000.png": 4, "f_1.png": 9,
      "g_1000.png": 9, "f_1000.jpg": 9,
    ])
    let pattern = try #require(PicturePattern(folder.appending(path: "f_%04d.png").path))
    #expect(pattern.name == "f")
    let sequence = try PictureSequence(pattern, frameRate: 10)
    #expect(sequence.information.frameCount == 4 && sequence.information.frameRate == 10)
    let frames = frames(sequence)
    #expect(frames.map { VideoSamples.number(of: $0.image) } == [1, 2, 3, 4])
    #expect(frames.map(\.timestamp) == [0, 0.1, 0.3, 900.2])
    #expect(frames.map(\.index) == [0, 1, 2, 3])
  }

  @Test func `pictures of another size are scaled, broken ones left out and counted`() throws {
    let folder = try folder(["1.png": 1, "3.png": 3, "10.png": 5])
    try Data("broken".utf8).write(to: folder.appending(component: "0.png"))
    try Data("broken".utf8).write(to: folder.appending(component: "2.png"))
    try ImageWriter().write(
      VideoSamples.picture(4, width: 128, height: 96), to: folder.appending(component: "4.png"))
    let inner = folder.appending(component: "inner")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: folder.appending(component: "1.png"), to: inner.appending(component: "5.png"))
    let sequence = try PictureSequence(folder: folder, frameRate: 25)
    let frames = frames(sequence)
    #expect(frames.map { VideoSamples.number(of: $0.image) } == [1, 3, 4, 5])
    #expect(frames.allSatisfy { $0.image.width == 64 && $0.image.channels == .rgb })
    #expect(sequence.damagedFrames == 2)
    #expect(frames.map(\.timestamp) == [1, 3, 4, 5].map { $0 / 25 })
  }

  @Test func `a pattern without pictures is missing, one of broken pictures has no frames`() throws
  {
    let folder = try folder([:])
    let path = folder.appending(path: "%d.png").path
    let pattern = try #require(PicturePattern(path))
    #expect(throws: MediaIOError.missing(path: path)) {
      try PictureSequence(pattern, frameRate: 25)
    }
    try Data("broken".utf8).write(to: folder.appending(component: "7.png"))
    #expect(throws: MediaIOError.noFrames(path: path)) {
      try PictureSequence(pattern, frameRate: 25)
    }
  }

  @Test(arguments: [
    ("frames/%04d.png", "frames"), ("/a/b/img-%d.jpg", "img"), ("%03d.png", nil),
    ("plain.png", ""), ("%d_%d.png", ""), ("%s.png", ""), ("%00d.png", ""),
  ])
  func `a pattern is a path with one number in its name`(path: String, name: String?) {
    let pattern = PicturePattern(path)
    if name?.isEmpty == true { #expect(pattern == nil) } else { #expect(pattern != nil) }
    if let name, !name.isEmpty { #expect(pattern?.name == name) }
  }
}
