import Emotions
import Imaging
import Testing
import VideoAnalysis

@testable import Reports

@Suite struct VideoAnnotatorTests {
  private func frame(
    at time: Double, _ faces: [(track: Int, x: Double, emotion: Emotion)],
    hidden: [Rect] = [], isUncertain: Bool = false
  ) throws -> AnalyzedFrame {
    let rows = try faces.map { face in
      var row = Samples.row(
        Samples.face(x: face.x, y: 60, side: 100), try Samples.scores(face.emotion, 0.9),
        isUncertain: isUncertain)
      row.track = face.track
      return row
    }
    return AnalyzedFrame(
      index: Int(time * 25), timestamp: time, image: Samples.photo(width: 640, height: 480),
      rows: rows.isEmpty ? [Samples.row(nil, nil)] : rows, hiddenFaces: hidden)
  }

  /// The share of the strip's pixels that have about this colour.
  private func share(of emotion: Emotion, in image: Image, below top: Int) -> Double {
    let color = emotion.color
    let wanted = [color.red, color.green, color.blue].map { Int(($0 * 255).rounded()) }
    var count = 0
    for y in top..<image.height {
      for x in 0..<image.width
      where (0..<3).allSatisfy({ abs(Int(image[x: x, y: y, channel: $0]) - wanted[$0]) < 12 }) {
        count += 1
      }
    }
    return Double(count) / Double((image.height - top) * image.width)
  }

  @Test func `Frames get boxes and an even strip below, and keep the rest of the picture`() throws {
    let annotator = VideoAnnotator(width: 640, height: 480)
    let image = try annotator.image(of: frame(at: 0, [(0, 100, .happy)]))
    #expect(image.width == 640 && image.height == annotator.height)
    #expect(annotator.height > 520 && annotator.height % 2 == 0)
    let photo = Samples.photo(width: 640, height: 480)
    #expect(image[x: 100, y: 120, channel: 0] > 190)  // the box, orange
    #expect(image[x: 100, y: 120, channel: 2] < 60)
    for c in 0..<3 {
      #expect(image[x: 600, y: 440, channel: c] == photo[x: 600, y: 440, channel: c])
    }
  }

  @Test func `The strip runs: what was shown moves to the left and out`() throws {
    var configuration = VideoAnnotator.Configuration()
    configuration.timelineInSeconds = 4
    let annotator = VideoAnnotator(width: 640, height: 480, configuration: configuration)
    var shares: [(happy: Double, sad: Double)] = []
    for step in 0...45 {
      let time = Double(step) / 5
      let image = try annotator.image(of: frame(at: time, [(3, 100, time < 2 ? .happy : .sad)]))
      if step % 15 == 0 {
        shares.append(
          (share(of: .happy, in: image, below: 482), share(of: .sad, in: image, below: 482)))
      }
    }
    // At 3 s both are shown, at 9 s happy is only in the key.
    #expect(shares[1].happy > 0.05 && shares[1].sad > 0.02)
    #expect(shares[3].happy < 0.01 && shares[3].sad > 0.1)
  }

  @Test func `Each track has a line of its own`() throws {
    let annotator = VideoAnnotator(width: 640, height: 480)
    var image = Image(width: 1, height: 1, channels: .rgb, filledWith: 0)
    for step in 0...20 {
      image = try annotator.image(
        of: frame(at: Double(step) / 5, [(0, 20, .angry), (1, 260, .disgust), (5, 460, .fear)]))
    }
    for emotion in [Emotion.angry, .disgust, .fear] {
      #expect(share(of: emotion, in: image, below: 482) > 0.02)
    }
  }

  @Test func `Blurred faces lose their detail, also those out of sight for a moment`() throws {
    var configuration = VideoAnnotator.Configuration()
    configuration.blursFaces = true
    configuration.showsTimeline = false
    let annotator = VideoAnnotator(width: 640, height: 480, configuration: configuration)
    #expect(annotator.height == 480)
    let hidden = Rect(x: 400, y: 300, width: 90, height: 100)
    let image = try annotator.image(of: frame(at: 0, [], hidden: [hidden]))
    var values = Set<[UInt8]>()
    for y in 300..<400 {
      for x in 400..<490 { values.insert((0..<3).map { image[x: x, y: y, channel: $0] }) }
    }
    #expect(values.count <= 36)
    let photo = Samples.photo(width: 640, height: 480)
    #expect(image[x: 100, y: 100, channel: 0] == photo[x: 100, y: 100, channel: 0])
  }

  @Test func `Pixelation keeps means and reaches over the picture's edge`() {
    let photo = Samples.photo(width: 60, height: 60)
    let boxes = [Rect(x: -20, y: 30, width: 60, height: 80)]
    let hidden = photo.hidingFaces(in: boxes)
    let mean = { (image: Image) in image.pixels.reduce(0) { $0 + Int($1) } / image.pixels.count }
    #expect(abs(mean(hidden) - mean(photo)) <= 1)
    #expect(hidden != photo)
    #expect(photo.hidingFaces(in: [Rect(x: 90, y: 0, width: 5, height: 5)]) == photo)
  }

  @Test func `A label stays on its side of a face that moves`() throws {
    let label = FaceLabel(
      title: "Happy 97 %", bars: [.init(emotion: .happy, share: 0.97)], letterSize: 12,
      titleWidth: 90)
    let first = Rect(x: 300, y: 100, width: 80, height: 100)
    let crowded = LabelPlaces(
      width: 640, height: 480, gap: 3, taken: [first, Rect(x: 390, y: 0, width: 200, height: 480)]
    ).best(for: label, beside: first)
    #expect(crowded.rect.maxX <= first.x)
    let moved = Rect(x: 305, y: 102, width: 80, height: 100)
    let free = LabelPlaces(width: 640, height: 480, gap: 3, taken: [moved])
    #expect(free.best(for: label, beside: moved).rect.x > moved.maxX)
    let kept = free.best(for: label, beside: moved, preferring: crowded.choice)
    #expect(kept.rect.maxX <= moved.x)
  }

  @Test func `A cached text stands where a set one does`() throws {
    let sheet = Image(width: 120, height: 40, channels: .rgb, filledWith: 255)
    let style = TextStyle(size: 14, .left, .top)
    func drawn(_ cache: TextCache?) throws -> (image: Image, space: Rect) {
      let canvas = try Canvas(over: sheet)
      canvas.textCache = cache
      var space = Rect(x: 0, y: 0, width: 0, height: 0)
      for _ in 0..<2 { space = try canvas.text("Surprise", at: Point(x: 10, y: 10), style) }
      return (try canvas.image(), space)
    }
    let (fresh, cached) = (try drawn(nil), try drawn(TextCache()))
    let difference = zip(fresh.image.pixels, cached.image.pixels).map { abs(Int($0) - Int($1)) }
    #expect(difference.reduce(0, +) / difference.count < 3)
    #expect(abs(fresh.space.width - cached.space.width) < 1)
    #expect(fresh.image != sheet && cached.image != sheet)
  }
}
