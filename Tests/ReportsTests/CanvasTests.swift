import Foundation
import Imaging
import Testing

@testable import Reports

@Suite struct CanvasTests {
  @Test func `A picture drawn in its own size comes back as it was`() throws {
    let photo = Samples.photo(width: 7, height: 5)
    let canvas = try Canvas(over: Image(width: 7, height: 5, channels: .gray, filledWith: 0))
    try canvas.image(photo, in: Rect(x: 0, y: 0, width: 7, height: 5), keepsPixels: true)
    #expect(try canvas.image() == photo)
  }

  @Test func `Text takes the space that was foretold, about the point asked for`() throws {
    let canvas = try Canvas(width: 300, height: 100, format: .svg)
    let style = TextStyle(size: 10, .center, .middle)
    let space = try canvas.size(of: "Überraschung 驚き مفاجأة", style)
    let drawn = try canvas.text(
      "Überraschung 驚き مفاجأة", at: Point(x: 150, y: 50), style)
    #expect(abs(drawn.width - space.width) < 0.01 && space.width > 60)
    #expect(abs(drawn.center.x - 150) < 0.01 && abs(drawn.center.y - 50) < 0.01)
  }

  @Test func `A long text is cut at its width, or takes the lines that it may`() throws {
    let canvas = try Canvas(width: 300, height: 100, format: .svg)
    let words = "several words that take more room than there is for them"
    let one = try canvas.size(of: words, TextStyle(size: 10, maxWidth: 80))
    let two = try canvas.size(of: words, TextStyle(size: 10, maxWidth: 80, maxLines: 2))
    #expect(one.width <= 81 && one.height < 16)
    #expect(two.width <= 81 && two.height > one.height * 1.8 && two.height < one.height * 2.2)
  }

  @Test func `What is drawn outside a clip is not there`() throws {
    let canvas = try Canvas(over: Image(width: 10, height: 10, channels: .gray, filledWith: 0))
    canvas.clipped(to: Rect(x: 0, y: 0, width: 5, height: 10)) { canvas.fill(.white) }
    let image = try canvas.image()
    #expect(image[x: 4, y: 5, channel: 0] == 255 && image[x: 5, y: 5, channel: 0] == 0)
  }

  @Test func `A sheet beyond what Cairo can do is refused`() {
    #expect(throws: ReportsError.self) {
      try Canvas(width: 1e6, height: 10, format: .png, pixelsPerPoint: 1)
    }
  }

  @Test func `A file's name says its format`() throws {
    #expect(try FigureFormat(of: URL(filePath: "/x/curves.SVG")) == .svg)
    #expect(throws: ReportsError.unknownFormat(path: "/x/curves.gif")) {
      try FigureFormat(of: URL(filePath: "/x/curves.gif"))
    }
  }
}
