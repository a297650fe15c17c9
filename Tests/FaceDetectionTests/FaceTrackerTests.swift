import Imaging
import Synchronization
import Testing

@testable import FaceDetection

/// A detector that knows the truth, shows it only where it is told to, and counts its calls.
private final class ScriptedDetector: FaceDetector {
  /// The boxes in each frame; the frame's number is the first pixel's value.
  let script: [[Rect]]
  /// Frames in which full detection sees nothing.
  let blind: Set<Int>
  /// How sure it is of every face.
  let score: Double
  let calls = Mutex<(everywhere: [Int], nearby: [Int])>(([], []))

  init(_ script: [[Rect]], blind: Set<Int> = [], score: Double = 0.99) {
    self.script = script
    self.score = score
    self.blind = blind
  }

  func faces(in image: Image) throws -> [Face] {
    let frame = Int(image.pixels[0])
    calls.withLock { $0.everywhere.append(frame) }
    return blind.contains(frame) ? [] : script[frame].map { Face(box: $0, score: score) }
  }

  func faces(near boxes: [Rect], in image: Image) throws -> [Face?] {
    let frame = Int(image.pixels[0])
    calls.withLock { $0.nearby.append(frame) }
    return boxes.map { box in
      script[frame].max {
        $0.intersectionOverUnion(with: box) < $1.intersectionOverUnion(with: box)
      }
      .flatMap { $0.intersectionOverUnion(with: box) > 0.1 ? Face(box: $0, score: score) : nil }
    }
  }

  /// The tracks in each frame, at 25 frames a second.
  func tracks(detectEvery: Int, patience: Double = 1) throws -> [[TrackedFace]] {
    var configuration = FaceTracker.Configuration()
    configuration.detectEvery = detectEvery
    configuration.patience = patience
    var tracker = try FaceTracker(detector: self, configuration: configuration)
    return try script.indices.map { index in
      let image = Image(width: 1, height: 1, channels: .gray, filledWith: UInt8(index))
      return try tracker.faces(
        in: Frame(image: image, index: index, timestamp: Double(index) / 25))
    }
  }
}

private func square(_ x: Double, _ y: Double = 100, side: Double = 80) -> Rect {
  Rect(x: x, y: y, width: side, height: side)
}

@Suite struct FaceTrackerTests {
  @Test(arguments: [1, 3, 5])
  func `two faces that stay keep their numbers, from left to right`(detectEvery: Int) throws {
    let script = (0..<30).map { [square(300 + Double($0)), square(40)] }
    let frames = try ScriptedDetector(script).tracks(detectEvery: detectEvery)
    #expect(frames.allSatisfy { $0.map(\.track) == [0, 1] })
    #expect(frames.allSatisfy { $0[0].face.box.x == 40 })
    #expect(frames.last?[1].face.box.x == 329)
  }

  @Test(arguments: [1, 4])
  func `two faces that pass each other at speed keep their numbers`(detectEvery: Int) throws {
    // One walks behind the other, who hides it for five frames.
    let script = (0..<40).map { index -> [Rect] in
      let (front, back) = (square(100 + 10 * Double(index)), square(500 - 10 * Double(index), 104))
      return abs(front.x - back.x) < 45 ? [front] : [front, back]
    }
    let frames = try ScriptedDetector(script).tracks(detectEvery: detectEvery)
    let last = try #require(frames.last)
    #expect(last.map(\.track) == [0, 1])
    #expect(last[0].face.box.x == 490 && last[1].face.box.x == 110)
    #expect(frames.contains { $0.count == 1 })
  }

  @Test(arguments: [1, 5])
  func `a face that is hidden for half a second comes back as itself`(detectEvery: Int) throws {
    let script = (0..<50).map { (15..<27).contains($0) ? [] : [square(100 + 3 * Double($0))] }
    let frames = try ScriptedDetector(script).tracks(detectEvery: detectEvery)
    #expect(Set(frames.joined().map(\.track)) == [0])
    #expect(frames[15..<27].allSatisfy { $0.isEmpty })
    #expect(frames[(27 + detectEvery)...].allSatisfy { $0.count == 1 })
  }

  @Test func `a face that is gone for longer ends its track, and comes back as another`() throws {
    let script = (0..<80).map { (10..<60).contains($0) ? [] : [square(100)] }
    let detector = ScriptedDetector(script)
    let frames = try detector.tracks(detectEvery: 1)
    #expect(frames[9].map(\.track) == [0] && frames[70].map(\.track) == [1])
    var tracker = try FaceTracker(detector: detector)
    var ends: [Int: [Int]] = [:]
    for index in script.indices {
      let image = Image(width: 1, height: 1, channels: .gray, filledWith: UInt8(index))
      _ = try tracker.faces(in: Frame(image: image, index: index, timestamp: Double(index) / 25))
      if !tracker.ended.isEmpty { ends[index] = tracker.ended }
    }
    #expect(ends == [35: [0]])  // last seen in frame 9, one second of patience
  }

  @Test func `what the detector misses now and then is still followed`() throws {
    let script = (0..<30).map { [square(100 + 2 * Double($0))] }
    let frames = try ScriptedDetector(script, blind: [5, 6, 10, 20]).tracks(detectEvery: 1)
    #expect(frames.allSatisfy { $0.map(\.track) == [0] })
  }

  @Test func `full detection runs every so many frames, and at once when a face is lost`() throws {
    let script = (0..<20).map { $0 < 7 ? [square(100)] : [square(300)] }
    let detector = ScriptedDetector(script)
    let frames = try detector.tracks(detectEvery: 5)
    #expect(detector.calls.withLock { $0.everywhere } == [0, 5, 7, 12, 17])
    #expect(frames[6].map(\.track) == [0] && frames[7].map(\.track) == [1])
  }

  @Test(arguments: [1, 3])
  func `a face of which the detector is not sure is none until it stays`(detectEvery: Int) throws {
    let stays = Array(repeating: [square(100)], count: 12)
    let doubted = try ScriptedDetector(stays, score: 0.8).tracks(detectEvery: detectEvery)
    #expect(doubted.map(\.count) == [0, 0, 0, 0] + Array(repeating: 1, count: 8))
    #expect(Set(doubted.joined().map(\.track)) == [0])
    let passes = (0..<12).map { $0 < 4 ? [square(100)] : [] }
    let passed = try ScriptedDetector(passes, score: 0.8).tracks(detectEvery: detectEvery)
    #expect(passed.joined().isEmpty)
  }

  @Test func `a glimpse ends at once and keeps no number busy`() throws {
    let script = (0..<8).map { $0 == 2 ? [square(10)] : $0 > 3 ? [square(20)] : [] }
    let frames = try ScriptedDetector(script).tracks(detectEvery: 1)
    #expect(frames.map { $0.map(\.track) } == [[], [], [0], [], [1], [1], [1], [1]])
  }

  @Test func `what can't be followed with is refused`() {
    var configuration = FaceTracker.Configuration()
    configuration.detectEvery = 0
    #expect(throws: FaceDetectionError.self) {
      try FaceTracker(detector: ScriptedDetector([]), configuration: configuration)
    }
    configuration.detectEvery = 1
    configuration.patience = -.infinity
    #expect(throws: FaceDetectionError.self) {
      try FaceTracker(detector: ScriptedDetector([]), configuration: configuration)
    }
  }
}
