import Foundation
import Imaging
import TestSupport
import Testing

@testable import MediaIO

struct ImageWriterTests {
  /// Soft colours, so that JPEG can follow them.
  private func picture(width: Int, height: Int, channels: Image.Channels) throws -> Image {
    var image = Image(width: width, height: height, channels: channels, filledWith: 0)
    for y in 0..<height {
      for x in 0..<width {
        let values = [
          40 + 190 * x / width, 220 - 170 * y / height, 60 + 100 * (x + y) / (width + height),
        ]
        for c in 0..<channels.rawValue { image[x: x, y: y, channel: c] = UInt8(values[c]) }
      }
    }
    return image
  }

  private func largestDifference(_ a: Image, _ b: Image) -> Int {
    guard a.width == b.width, a.height == b.height, a.channels == b.channels else { return 256 }
    return zip(a.pixels, b.pixels).reduce(0) { max($0, abs(Int($1.0) - Int($1.1))) }
  }

  @Test(arguments: [Image.Channels.gray, .rgb], [(1, 1), (2, 3), (17, 5), (40, 33)])
  func pngKeepsEveryPixel(channels: Image.Channels, size: (Int, Int)) throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let image = try picture(width: size.0, height: size.1, channels: channels)
    let file = folder.appending(component: "a.PNG")
    try ImageWriter().write(image, to: file)
    #expect(try ImageReader().read(contentsOf: file) == image)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.PNG"])
  }

  @Test(arguments: [("jpg", 95, 4), ("jpeg", 80, 8), ("JPG", 30, 24)])
  func jpegKeepsColoursNearly(name: String, quality: Int, tolerance: Int) throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let image = try picture(width: 37, height: 22, channels: .rgb)
    let file = folder.appending(component: "a.\(name)")
    try ImageWriter(jpegQuality: quality).write(image, to: file)
    #expect(largestDifference(try ImageReader().read(contentsOf: file), image) <= tolerance)
  }

  @Test(arguments: [(1, 1), (9, 7), (32, 16)]) func jpegKeepsGrayGray(size: (Int, Int)) throws {
    let image = try picture(width: size.0, height: size.1, channels: .gray)
    for quality in [75, 95] {
      let bytes = try ImageWriter(jpegQuality: quality).bytes(of: image, as: .jpeg)
      #expect(largestDifference(try ImageReader().read(bytes, named: "gray.jpg"), image) <= 6)
    }
  }

  @Test func lessQualityGivesSmallerFiles() throws {
    let image = try picture(width: 64, height: 64, channels: .rgb)
    let sizes = try [10, 50, 90, 100].map {
      try ImageWriter(jpegQuality: $0).bytes(of: image, as: .jpeg).count
    }
    #expect(sizes == sizes.sorted() && Set(sizes).count == 4)
  }

  @Test func anUnknownExtensionIsAnErrorAndWritesNothing() throws {
    let file = FileManager.default.temporaryDirectory.appending(component: "mien-test-picture.gif")
    let image = Image(width: 1, height: 1, channels: .gray, filledWith: 0)
    #expect(
      throws: MediaIOError.unsupportedExtension(path: file.path, supported: ["png", "jpg", "jpeg"])
    ) { try ImageWriter().write(image, to: file) }
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test func aPictureTooWideForJPEGIsAnError() {
    let image = Image(width: 70000, height: 1, channels: .gray, filledWith: 0)
    #expect(throws: MediaIOError.self) { try ImageWriter().bytes(of: image, as: .jpeg) }
  }

  @Test func anOldFileGivesWayToTheNewOne() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(component: "a.png")
    try Data([1, 2, 3]).write(to: file)
    let image = Image(width: 2, height: 2, channels: .gray, filledWith: 9)
    try ImageWriter().write(image, to: file)
    #expect(try ImageReader().read(contentsOf: file) == image)
  }

  @Test func aFolderThatIsNotThereIsAnErrorThatNamesTheFile() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "no/a.png")
    let image = Image(width: 1, height: 1, channels: .gray, filledWith: 0)
    #expect(throws: MediaIOError.cannotWrite(path: file.path, reason: "no such file or directory"))
    {
      try ImageWriter().write(image, to: file)
    }
  }

  @Test func aFolderInTheWayStaysAndNothingIsLeftBehind() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let inTheWay = folder.appending(component: "a.png")
    try FileManager.default.createDirectory(at: inTheWay, withIntermediateDirectories: false)
    #expect(throws: MediaIOError.self) { try AtomicFile.write([1], to: inTheWay) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.png"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "Linux has a full disk"))
  func aFullDiskIsAnErrorThatNamesTheFile() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    #expect(throws: MediaIOError.cannotWrite(path: "a.png", reason: "no space left on device")) {
      try AtomicFile.write([1, 2, 3], to: descriptor, path: "a.png")
    }
  }
}
