import Foundation
import Imaging
import TestSupport
import Testing

@testable import MediaIO

struct VideoRoundTripTests {
  @Test func `times that are written are read, whatever their steps`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let times =
      [0, 0.04, 0.1, 0.5, 0.533367, 2, 2.001, 4.25] + (0..<40).map { 5 + Double($0) / 30 }
    let file = try VideoSamples.write(times, to: folder.appending(component: "a.mp4"))
    let (frames, damaged) = try VideoSamples.frames(of: file)
    #expect(damaged == 0)
    try #require(frames.count == times.count)
    for (number, frame) in frames.enumerated() {
      #expect(abs(frame.timestamp - times[number]) <= 0.5 / 90000 + 1e-9)
      #expect(frame.index == number)
      #expect(VideoSamples.number(of: frame.image) == number % 40)
    }
  }

  @Test func `a video that starts late starts late`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let times = VideoSamples.steady(12).map { $0 + 0.5 }
    let file = try VideoSamples.write(times, to: folder.appending(component: "a.mp4"))
    let read = try VideoSamples.frames(of: file).frames.map(\.timestamp)
    #expect(zip(read, times).allSatisfy { abs($0 - $1) < 1e-4 } && read.count == times.count)
  }

  @Test func `colours come back nearly`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try VideoSamples.write(
      VideoSamples.steady(3), to: folder.appending(component: "a.mp4"), width: 320, height: 240)
    let image = try VideoSamples.frames(of: file).frames[0].image
    let expected = VideoSamples.picture(0, width: 320, height: 240)
    for (x, y) in [(20, 20), (200, 20), (20, 200), (310, 230), (160, 120)] {
      for c in 0..<3 {
        let difference = Int(image[x: x, y: y, channel: c]) - Int(expected[x: x, y: y, channel: c])
        #expect(abs(difference) <= 6, "\(x), \(y), \(c)")
      }
    }
  }

  @Test(arguments: [(65, 47), (64, 47), (65, 48), (1, 1)])
  func `odd sizes are padded with their last column and row`(size: (Int, Int)) throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try VideoSamples.write(
      VideoSamples.steady(2), to: folder.appending(component: "a.mp4"), width: size.0,
      height: size.1)
    let reader = try VideoReader(contentsOf: file)
    #expect(reader.information.width == size.0 + size.0 % 2)
    #expect(reader.information.height == size.1 + size.1 % 2)
    let image = try #require(try reader.next()).image
    let (right, bottom) = (image.width - 1, image.height - 1)
    if size.0 > 2 {
      let corner = Int(image[x: right, y: bottom, channel: 0])
      #expect(abs(corner - Int(image[x: size.0 - 2, y: size.1 - 2, channel: 0])) < 12)
    }
  }

  @Test func `a gray picture stays gray`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(component: "a.mp4")
    let writer = try VideoWriter(to: file, width: 32, height: 32, frameRate: 10)
    try writer.write(Image(width: 32, height: 32, channels: .gray, filledWith: 100), at: 0)
    try writer.finish()
    let pixels = try VideoSamples.frames(of: file).frames[0].image.pixels
    #expect(pixels.allSatisfy { abs(Int($0) - 100) <= 2 })
  }

  @Test func `the file says its size, length, rate and number of frames`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try VideoSamples.write(
      VideoSamples.steady(50), to: folder.appending(component: "a.mp4"))
    let found = try VideoReader(contentsOf: file).information
    #expect(found.width == 64 && found.height == 48 && !found.hasAudio)
    #expect(found.frameCount == 50)
    #expect(abs(try #require(found.duration) - 2) < 0.01)
    #expect(abs(try #require(found.frameRate) - 25) < 0.01)
  }

  @Test func `the same frames give the same bytes`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try (0..<10).map { number in
      let file = folder.appending(component: "\(number).mp4")
      return try Data(
        contentsOf: VideoSamples.write(VideoSamples.steady(15), to: file, width: 320, height: 240))
    }
    #expect(Set(files).count == 1)
  }

  @Test func `the same file gives the same frames`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try VideoSamples.write(
      VideoSamples.steady(60), to: folder.appending(component: "a.mp4"), width: 320, height: 240)
    #expect(try VideoSamples.frames(of: file).frames == VideoSamples.frames(of: file).frames)
  }

  /// Stored 64 × 48 with a red corner at the top left; the display matrix turns it.
  @Test(arguments: [
    ([0, 1, -1, 0], 48, 64, "top right"), ([-1, 0, 0, -1], 64, 48, "bottom right"),
    ([0, -1, 1, 0], 48, 64, "bottom left"), ([-1, 0, 0, 1], 64, 48, "top right"),
    ([1, 0, 0, 1], 64, 48, "top left"),
  ])
  func `the display matrix turns frames`(
    matrix: [Int32], width: Int, height: Int, corner: String
  ) throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try VideoSamples.write(
      VideoSamples.steady(3), to: folder.appending(component: "a.mp4"))
    var bytes = Array(try Data(contentsOf: file))
    // The matrix of the track header, 40 bytes after its version: a b u c d v x y w, 16.16.
    let start = try #require(VideoSamples.offset(of: "tkhd", in: bytes)) + 44
    for (place, value) in zip([0, 1, 3, 4], matrix) {
      let fixed = UInt32(bitPattern: value * 65536)
      for byte in 0..<4 {
        bytes[start + 4 * place + byte] = UInt8(truncatingIfNeeded: fixed >> (24 - 8 * byte))
      }
    }
    try Data(bytes).write(to: file)
    let reader = try VideoReader(contentsOf: file)
    #expect(reader.information.width == width && reader.information.height == height)
    let image = try #require(try reader.next()).image
    #expect(image.width == width && image.height == height)
    let (right, bottom) = (width - 4, height - 4)
    let places = [
      "top left": (3, 3), "top right": (right, 3), "bottom left": (3, bottom),
      "bottom right": (right, bottom),
    ]
    for (name, place) in places {
      let isRed = image[x: place.0, y: place.1, channel: 0] > 180
      #expect(isRed == (name == corner), "\(name)")
    }
  }
}
