import Dispatch
import Foundation
import Imaging
import Synchronization
import TestSupport
import Testing

@testable import MediaIO

struct CameraTests {
  @Test func `who is slow gets the newest frame, and the others are counted`() async throws {
    let end = DispatchSemaphore(value: 0)
    let (camera, _) = try await ScriptedCamera.open(
      [.frames(0..<10, from: 0)], isDevice: false, atEnd: { end.signal() })
    await ScriptedCamera.wait(for: end)
    var frames: [CameraFrame] = []
    for await frame in camera.frames { frames.append(frame) }
    #expect(frames.map(\.frame.index) == [9])
    #expect(camera.framesRead == 10 && camera.droppedFrames == 9)
  }

  @Test func `a device that vanishes is opened anew, and the times go on`() async throws {
    let changes = Shared<[Camera.Change]>([])
    let (camera, taken) = try await ScriptedCamera.open(
      [
        .frames(0..<3, from: 100), .absent, .absent, .absent, .absent, .absent,
        .frames(0..<2, from: 5), .frames(0..<2, from: 900),
      ], isDevice: true, onChange: { change in changes.value.withLock { $0.append(change) } })
    var times: [Double] = []
    for await item in camera.frames {
      times.append(item.frame.timestamp)
      if times.count == 7 { camera.close() }
      taken.signal()
    }
    // Looked for after 0.25, 0.5, 1, 2, 2 and 2 s; then after 0.25 s.
    let expected = [0, 0.04, 0.08, 7.75, 7.79, 8.0, 8.04]
    #expect(times.count == 7 && camera.droppedFrames == 0)
    #expect(zip(times, expected).allSatisfy { abs($0 - $1) < 1e-9 }, "\(times)")
    #expect(changes.value.withLock { $0.prefix(4) } == [.lost, .back, .lost, .back])
  }

  @Test func `a file in a camera's place comes at its own pace, and ends`() async throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try VideoSamples.write(
      VideoSamples.steady(6), to: folder.appending(component: "a.mp4"))
    let begun = ContinuousClock.now
    let camera = try await Camera.open(.file(file))
    var last = -1.0
    for await item in camera.frames {
      #expect(item.frame.timestamp > last)
      last = item.frame.timestamp
    }
    #expect(abs(last - 0.2) < 1e-6 && camera.framesRead == 6)
    #expect(ContinuousClock.now - begun >= .milliseconds(200))
  }

  @Test func `a filter graph stands in for a camera, mirrored where asked`() async throws {
    let graph = CameraSource("lavfi:smptebars=size=64x48:rate=50")
    var images: [Image] = []
    for isMirrored in [false, true] {
      var configuration = Camera.Configuration()
      configuration.isMirrored = isMirrored
      let camera = try await Camera.open(graph, configuration: configuration)
      #expect(camera.information.width == 64 && camera.information.height == 48)
      for await item in camera.frames {
        images.append(item.frame.image)
        if item.frame.timestamp > 0.05 { break }
      }
    }
    #expect(images.last == images.first?.oriented(.upMirrored))
    #expect(images.last != images.first)
  }

  @Test func `a camera that is not there is an error that lists those that are`() async throws {
    let error = await #expect(throws: MediaIOError.self) {
      try await Camera.open(.device("/dev/video977"))
    }
    #expect(
      error
        == .noCamera(name: "/dev/video977", found: CameraDevice.all().map(\.description)))
    let hint = MediaIOError.noCamera(name: "7", found: ["/dev/video0 (Webcam)"]).recoverySuggestion
    #expect(try #require(hint).contains("/dev/video0 (Webcam)"))
    let device = await #expect(throws: MediaIOError.self) {
      try await Camera.open(.device("/dev/null"))
    }
    #expect(try #require(device?.errorDescription).contains("/dev/null"))
    await #expect(throws: MediaIOError.self) {
      try await Camera.open(CameraSource("lavfi:nosuchfilter"))
    }
  }

  @Test(arguments: [
    (EBUSY, MediaIOError.cameraBusy(name: "c")), (EACCES, .cameraDenied(name: "c")),
    (EIO, .cameraFailed(name: "c", reason: "input/output error")),
  ])
  func `each reason why a camera can't be opened has its error`(
    code: Int32, error: MediaIOError
  ) {
    #expect(MediaIOError.camera("c", -code) == error)
  }

  @Test func `a number, a device, a graph and a file are told apart`() {
    #expect(CameraSource("0") == .device(CameraDevice.path(ofNumber: 0)))
    #expect(CameraSource("/dev/video2") == .device("/dev/video2"))
    #expect(CameraSource("lavfi:testsrc") == .graph("testsrc"))
    #expect(CameraSource("lavfi:testsrc").description == "lavfi:testsrc")
    #expect(CameraSource("a.mp4").description == "a.mp4")
  }

  @Test func `cameras are listed by number and name, each once`() throws {
    let folder = try TestPaths.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (devices, names) = (folder.appending(path: "dev"), folder.appending(path: "names"))
    try FileManager.default.createDirectory(at: devices, withIntermediateDirectories: true)
    let files = [("video10", "Front", "0"), ("video2", "Rear", "0"), ("video3", "Rear", "1")]
    for (file, name, index) in files {
      try Data().write(to: devices.appending(component: file))
      let folder = names.appending(component: file)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("\(name)\n".utf8).write(to: folder.appending(component: "name"))
      try Data("\(index)\n".utf8).write(to: folder.appending(component: "index"))
    }
    try Data().write(to: devices.appending(component: "video30"))
    try Data().write(to: devices.appending(component: "video-x"))
    let found = CameraDevice.all(devices: devices.path, names: names.path).map(\.description)
    #expect(
      found == [
        "\(devices.path)/video2 (Rear)", "\(devices.path)/video10 (Front)",
        "\(devices.path)/video30",
      ])
    #expect(CameraDevice.all(devices: "/no", names: "/no").isEmpty)
  }

  @Test func `a device library that is missing is named, with the package`() throws {
    let error = #expect(throws: MediaIOError.self) {
      try VideoLibraries.openDevices("libnodevice.so.1")
    }
    #expect(try #require(error?.errorDescription).contains("libnodevice.so.1"))
    #expect(try #require(error?.recoverySuggestion).contains("libavdevice-dev"))
  }

  @Test func `a clock that jumps back or stands still goes on ascending`() {
    var clock = CameraClock()
    let stamps: [Double] = [50, 50.04, 50.04, 49, 50.2]
    let times = stamps.map { clock.time(ofStamp: $0, now: 0) }
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
    #expect(times[0] == 0 && abs(times[4] - 0.2) < 1e-9)
  }
}

/// A camera that gives what a test tells it, by a clock that moves when it is waited for.
enum ScriptedCamera {
  /// What opening the camera comes to.
  enum Step: Sendable {
    case frames(Range<Int>, from: Double)
    case absent
  }

  private final class Source: FrameSource {
    let information = VideoInformation(width: 4, height: 4, frameRate: 25)
    let damagedFrames = 0
    private var left: Range<Int>
    private let start: Double
    private let before: () -> Void
    private let atEnd: () -> Void

    init(
      _ frames: Range<Int>, from start: Double, before: @escaping () -> Void,
      atEnd: @escaping () -> Void
    ) {
      (left, self.start, self.before, self.atEnd) = (frames, start, before, atEnd)
    }

    func next() -> Frame? {
      before()
      guard let index = left.popFirst() else {
        atEnd()
        return nil
      }
      let image = Image(width: 4, height: 4, channels: .rgb, filledWith: UInt8(index))
      return Frame(image: image, index: index, timestamp: start + Double(index) / 25)
    }
  }

  /// Opens a camera that follows a script; a device's next frame waits until the last one is taken.
  static func open(
    _ steps: [Step], isDevice: Bool,
    onChange: @escaping @Sendable (Camera.Change) -> Void = { _ in },
    atEnd: @escaping @Sendable () -> Void = {}
  ) async throws -> (camera: Camera, taken: DispatchSemaphore) {
    let (taken, rest) = (DispatchSemaphore(value: 1), Shared(steps))
    let clock = VirtualClock()
    var configuration = Camera.Configuration()
    configuration.onChange = onChange
    let camera = try await Camera.open(
      configuration, isDevice: isDevice,
      time: CameraTime(now: { clock.now }, wait: { clock.advance($0) })
    ) {
      guard case .frames(let frames, let start) = rest.value.withLock({ $0.popFirst() ?? .absent })
      else {
        throw MediaIOError.noCamera(name: "scripted", found: [])
      }
      return Source(
        frames, from: start, before: { if isDevice { taken.wait() } },
        atEnd: {
          if isDevice { taken.signal() }
          atEnd()
        })
    }
    return (camera, taken)
  }

  /// Waits off the tasks' own threads.
  static func wait(for semaphore: DispatchSemaphore) async {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        semaphore.wait()
        continuation.resume()
      }
    }
  }

  private final class VirtualClock: Sendable {
    private let time = Mutex(0.0)
    var now: Double { time.withLock { $0 } }
    func advance(_ seconds: Double) { time.withLock { $0 += seconds } }
  }
}

/// A value that several tasks change.
private final class Shared<Value: Sendable>: Sendable {
  let value: Mutex<Value>
  init(_ value: Value) { self.value = Mutex(value) }
}

extension Array {
  fileprivate mutating func popFirst() -> Element? { isEmpty ? nil : removeFirst() }
}
