import Emotions
import Imaging
import Testing
import VideoAnalysis

@testable import Reports

@Suite struct AnnotatedPictureTests {
  @Test func `A picture keeps its size and is changed around the face only`() throws {
    let photo = Image(width: 640, height: 480, channels: .gray, filledWith: 128)
    let row = Samples.row(Samples.face(x: 60, y: 80, side: 120), try Samples.scores(.happy))
    let picture = AnnotatedPicture(photo, rows: [row])
    let image = try picture.image()
    #expect(picture.scale == 1)
    #expect([image.width, image.height] == [640, 480])
    #expect(image[x: 60, y: 150, channel: 0] > 200)  // the box, orange
    #expect(image[x: 60, y: 150, channel: 2] < 60)
    #expect(image[x: 120, y: 100, channel: 0] == 128)  // inside the box, beside the landmarks
    #expect(image[x: 600, y: 440, channel: 1] == 128)
  }

  @Test func `A small picture is enlarged by a whole number until letters can be read`() throws {
    let photo = Image(width: 48, height: 60, channels: .gray, filledWith: 128)
    let image = try AnnotatedPicture(photo, rows: []).image()
    #expect([image.width, image.height] == [48 * 9, 60 * 9])
    let same = try AnnotatedPicture(photo, rows: [], enlargesSmall: false).image()
    #expect([same.width, same.height] == [48, 60])
  }

  @Test func `A picture without faces comes back as it was`() throws {
    let photo = Samples.photo(width: 420, height: 400)
    #expect(try AnnotatedPicture(photo, rows: [Samples.row(nil, nil)]).image() == photo)
  }

  @Test func `The label says how sure the answer is, and that it is uncertain`() throws {
    let canvas = try Canvas(width: 100, height: 100, format: .svg)
    func title(_ scores: EmotionScores?, isUncertain: Bool = false) throws -> String? {
      let row = Samples.row(
        Samples.face(x: 0, y: 0, side: 50), scores, isUncertain: isUncertain)
      return try AnnotatedFace(row, scale: 1, letterSize: 12)?.label(on: canvas).title
    }
    #expect(try title(Samples.scores(.happy, 0.97)) == "Happy 97\u{A0}%")
    #expect(try title(Samples.scores(.sad, 0.34), isUncertain: true) == "Uncertain: sad? 34\u{A0}%")
    #expect(try title(nil) == "face 99.8\u{A0}%")
  }

  @Test func `Labels lie inside the picture and cover no face while there is room`() throws {
    let boxes = [
      Rect(x: 10, y: 10, width: 60, height: 70), Rect(x: 300, y: 10, width: 90, height: 100),
      Rect(x: 330, y: 200, width: 70, height: 90),
    ]
    let label = FaceLabel(
      title: "Happy 97 %", bars: [.init(emotion: .happy, share: 0.97)], letterSize: 12,
      titleWidth: 90)
    var taken = boxes
    for box in boxes {
      let place = LabelPlaces(width: 400, height: 300, gap: 3, taken: taken)
        .best(for: label, beside: box)
      #expect(taken.allSatisfy { $0.intersectionArea(with: place.rect) == 0 })
      #expect(place.rect.x >= 0 && place.rect.y >= 0)
      #expect(place.rect.maxX <= 400 && place.rect.maxY <= 300)
      taken.append(place.rect)
    }
  }

  @Test func `Where there is little room the label gets smaller before it covers a face`() {
    let label = FaceLabel(
      title: "Sad 50 %", bars: Emotion.seven.map { .init(emotion: $0, share: 1 / 7) },
      letterSize: 12, titleWidth: 70)
    let box = Rect(x: 0, y: 0, width: 200, height: 170)
    let place = LabelPlaces(width: 200, height: 200, gap: 3, taken: [box])
      .best(for: label, beside: box)
    #expect(place.label.bars.isEmpty)
    #expect(place.rect.y >= box.maxY)
  }
}
