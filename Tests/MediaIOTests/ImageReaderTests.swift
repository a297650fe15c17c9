import Foundation
import Imaging
import TestSupport
import Testing

@testable import MediaIO

struct ImageReaderTests {
  static let names = (try? Fixture.all.get().pictures.keys.sorted()) ?? []

  @Test func thereAreFixtures() throws { #expect(try Fixture.all.get().pictures.count >= 40) }

  @Test(arguments: names) func everyKindOfFileGivesThePixelsThatPillowReads(name: String) throws {
    let expected = try #require(Fixture.all.get().pictures[name])
    let image = try ImageReader().read(contentsOf: Fixture.url(name))
    #expect(image.width == expected.width && image.height == expected.height)
    #expect(image.channels.rawValue == expected.channels)
    try #require(image.pixels.count == expected.pixels.count)
    let largest = zip(image.pixels, expected.pixels).map { abs(Int($0) - Int($1)) }.max() ?? 0
    #expect(largest <= expected.tolerance)
  }

  @Test func bytesInMemoryReadLikeTheFile() throws {
    let file = Fixture.url("rgb.png")
    let fromBytes = try ImageReader().read(Fixture.bytes("rgb.png"), named: "a.zip/rgb.png")
    #expect(try ImageReader().read(contentsOf: file) == fromBytes)
  }

  @Test(
    .enabled(if: TestPaths.data != nil, "needs the research data"))
  func allJaffePicturesEqualWhatPillowReads() throws {
    let folder = try #require(TestPaths.data).appending(component: "jaffe")
    let expected = try #require(Fixture.all.get().manifest.jaffe)
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "tiff" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    #expect(files.count == expected.pictures)
    var pixels: [UInt8] = []
    for file in files {
      let image = try ImageReader().read(contentsOf: file)
      #expect(image.channels == .gray)
      pixels += image.pixels
    }
    #expect(SHA256.hex(of: pixels) == expected.sha256)
  }
}
