import Emotions
import Foundation
import Imaging
import MediaIO

/// Renders videos of people who walk through the emotions into a folder, with their truth.
///
///     var configuration = SyntheticVideos.Configuration()
///     configuration.scene = .init(people: 2, seconds: 10)
///     try await SyntheticVideos(configuration, FaceSynthesizer()).write(to: folder)
///
/// The layout: `0000.mp4`, `0001.mp4` …, and `truth.jsonl` with a `SyntheticVideoTruth.Header` and
/// one `SyntheticVideoTruth` per frame and person. It gets its name last: with it, all is there.
public struct SyntheticVideos: Sendable {
  /// What to render.
  public struct Configuration: Equatable, Sendable {
    /// What each video shows; its seed draws the people of all of them.
    public var scene = SyntheticScene.Configuration()
    /// How many videos, each of other people, 1...999.
    public var count = 1
    /// How many frames are rendered at once, 1...64.
    public var jobs = 2

    public init() {}

    /// - Throws: `FaceSynthesisError.parameter` for the first value that cannot be.
    func validate() throws {
      for (name, value, allowed) in [("count", count, 1...999), ("jobs", jobs, 1...64)]
      where !allowed.contains(value) {
        throw FaceSynthesisError.parameter(
          name: name, value: "\(value)",
          allowed: "a number of \(allowed.lowerBound)…\(allowed.upperBound)")
      }
      try scene.validate()
    }
  }

  public let configuration: Configuration
  private let synthesizer: FaceSynthesizer

  /// - Throws: `FaceSynthesisError.parameter` for a value that cannot be.
  public init(_ configuration: Configuration, _ synthesizer: FaceSynthesizer) throws {
    try configuration.validate()
    self.configuration = configuration
    self.synthesizer = synthesizer
  }

  /// Frames of all videos together.
  public var frameCount: Int { configuration.count * configuration.scene.frameCount }

  /// Renders everything into a folder, which must be empty or new.
  ///
  /// When it fails or is cancelled, what it had written is removed again.
  /// - Parameter progress: takes the number of frames that are done.
  /// - Throws: `FaceSynthesisError.outputNotEmpty`, `.notWritable`, `CancellationError`, what
  ///   `VideoWriter` throws.
  public func write(
    to folder: URL, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws {
    let output = try OutputFolder(folder)
    do {
      let truth = try TruthFile(in: folder)
      try truth.append(SyntheticVideoTruth.Header(configuration))
      for video in 0..<configuration.count {
        try await write(video, into: folder, truth, progress)
      }
      try truth.finish()
    } catch {
      output.removeContents()
      throw error
    }
  }

  /// The scene of a video, drawn from the seed and its number.
  func scene(_ video: Int) throws -> SyntheticScene {
    var random = SyntheticRandom(configuration.scene.seed, 82, UInt64(video))
    var scene = configuration.scene
    scene.seed = random.next()
    return try SyntheticScene(scene, synthesizer)
  }

  private func write(
    _ video: Int, into folder: URL, _ truth: TruthFile, _ progress: (Int) -> Void
  ) async throws {
    let scene = try scene(video)
    let name = String(video).padded(to: 4) + ".mp4"
    let writer = try VideoWriter(
      to: folder.appending(component: name), width: configuration.scene.width,
      height: configuration.scene.height, frameRate: configuration.scene.framesPerSecond)
    let done = video * scene.frameCount
    for first in stride(from: 0, to: scene.frameCount, by: configuration.jobs) {
      try Task.checkCancellation()
      let last = min(first + configuration.jobs, scene.frameCount)
      for frame in await frames(first..<last, of: scene) {
        try writer.write(frame.frame.image, at: frame.frame.timestamp)
        for person in frame.faces.indices {
          try truth.append(
            SyntheticVideoTruth(
              frame, person: person, of: scene.people[person], path: name,
              subject: video * frame.faces.count + person))
        }
      }
      progress(done + last)
    }
    try writer.finish()
  }

  /// Some frames, rendered at once, in their order.
  private func frames(_ range: Range<Int>, of scene: SyntheticScene) async -> [SyntheticFrame] {
    await withTaskGroup(of: SyntheticFrame.self) { group in
      for index in range { group.addTask { scene.frame(at: index) } }
      var frames: [SyntheticFrame] = []
      for await frame in group { frames.append(frame) }
      return frames.sorted { $0.frame.index < $1.frame.index }
    }
  }
}
