import Datasets
import Emotions
import Foundation
import Imaging
import MediaIO

/// Renders a data set of expression clips into a folder.
///
///     var configuration = SyntheticDataset.Configuration()
///     configuration.identities = 20
///     try await SyntheticDataset(configuration, FaceSynthesizer()).write(to: folder) { print($0) }
///
/// The layout: `p0003/p0003_happy_01/0007.png`, and `truth.jsonl` with a header line and one
/// `SyntheticTruth` per picture. `DatasetImporter` reads it as sequences with subjects.
public struct SyntheticDataset: Sendable {
  /// What to render.
  public struct Configuration: Equatable, Sendable {
    /// How many people, 1...9999.
    public var identities = 80
    /// How many clips of each emotion each person plays, 1...99.
    public var clipsPerEmotion = 1
    /// Frames per clip, 1...999; the last is at the apex.
    public var frames = 8
    /// What to show.
    public var emotions = Emotion.seven
    /// Width and height of the pictures, in pixels, 48...1024.
    public var side = 160
    /// What varies from clip to clip.
    public var conditions = SyntheticConditions()
    /// What everything is drawn from; the same seed gives the same bytes.
    public var seed: UInt64 = 0
    /// How many people are rendered at once, 1...64.
    public var jobs = 2

    public init() {}

    /// - Throws: `FaceSynthesisError.parameter` for the first value that cannot be.
    func validate() throws {
      let checks: [(String, Int, ClosedRange<Int>)] = [
        ("identities", identities, 1...9999), ("clips-per-emotion", clipsPerEmotion, 1...99),
        ("frames", frames, 1...999), ("side", side, 48...1024), ("jobs", jobs, 1...64),
      ]
      for (name, value, allowed) in checks where !allowed.contains(value) {
        throw FaceSynthesisError.parameter(
          name: name, value: "\(value)",
          allowed: "a number of \(allowed.lowerBound)…\(allowed.upperBound)")
      }
      guard !emotions.isEmpty, Set(emotions).count == emotions.count else {
        throw FaceSynthesisError.parameter(
          name: "emotions", value: emotions.map(\.rawValue).joined(separator: ","),
          allowed: "one or more different expressions")
      }
      try conditions.validate()
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

  /// How many clips it has.
  public var clipCount: Int {
    configuration.identities * configuration.emotions.count * configuration.clipsPerEmotion
  }

  /// Renders everything into a folder, which must be empty or new.
  ///
  /// When it fails or is cancelled, what it had written is removed again.
  /// - Parameter progress: takes the number of clips that are done.
  /// - Throws: `FaceSynthesisError.outputNotEmpty`, `.notWritable`, `CancellationError`.
  public func write(
    to folder: URL, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws {
    let output = try OutputFolder(folder)
    do {
      let truths = try await renderAll(into: folder, progress: progress)
      try write(truths, to: folder)
    } catch {
      output.removeContents()
      throw error
    }
  }

  /// The truths of all people in their order; `jobs` people are rendered at a time.
  private func renderAll(
    into folder: URL, progress: @escaping @Sendable (Int) -> Void
  ) async throws -> [[SyntheticTruth]] {
    let clipsPerPerson = clipCount / configuration.identities
    return try await withThrowingTaskGroup(of: (Int, [SyntheticTruth]).self) { group in
      var truths = [[SyntheticTruth]](repeating: [], count: configuration.identities)
      var next = 0
      func addOne() {
        guard next < configuration.identities else { return }
        let identity = next
        next += 1
        group.addTask { (identity, try render(identity, into: folder)) }
      }
      for _ in 0..<configuration.jobs { addOne() }
      var done = 0
      for try await (identity, lines) in group {
        truths[identity] = lines
        done += clipsPerPerson
        progress(done)
        addOne()
      }
      return truths
    }
  }

  private func render(_ identity: Int, into folder: URL) throws -> [SyntheticTruth] {
    var random = SyntheticRandom(configuration.seed, 70, UInt64(identity))
    let person = Person(seed: random.next())
    let head = synthesizer.head(of: person)
    let renderer = FaceRenderer()
    let subject = "p" + String(identity).padded(to: 4)
    var truths: [SyntheticTruth] = []
    for emotion in configuration.emotions {
      for take in 1...configuration.clipsPerEmotion {
        try Task.checkCancellation()
        let sequence = "\(subject)_\(emotion.rawValue)_\(String(take).padded(to: 2))"
        let clip = SyntheticClip(
          head: head, emotion: emotion, frames: configuration.frames, side: configuration.side,
          conditions: configuration.conditions, seed: random.next())
        let place = folder.appending(components: subject, sequence)
        try makeFolder(place)
        for index in 0..<clip.frames {
          let frame = synthesizer.frame(index, of: clip, renderer)
          let name = String(index).padded(to: 4) + ".png"
          try write(frame, to: place.appending(component: name))
          truths.append(
            SyntheticTruth(
              frame, person: person, path: "\(subject)/\(sequence)/\(name)", subject: subject,
              sequence: sequence))
        }
      }
    }
    return truths
  }

  private func makeFolder(_ url: URL) throws {
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw FaceSynthesisError.notWritable(path: url.path, reason: error.localizedDescription)
    }
  }

  private func write(_ frame: SyntheticFrame, to url: URL) throws {
    do {
      try ImageWriter().write(frame.frame.image, to: url)
    } catch {
      throw FaceSynthesisError.notWritable(path: url.path, reason: error.localizedDescription)
    }
  }

  private func write(_ truths: [[SyntheticTruth]], to folder: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var data = try encoder.encode(
      SyntheticTruth.Header(
        seed: configuration.seed, identities: configuration.identities, clips: clipCount,
        frames: configuration.frames))
    for truth in truths.joined() {
      data.append(UInt8(ascii: "\n"))
      data += try encoder.encode(truth)
    }
    data.append(UInt8(ascii: "\n"))
    let url = folder.appending(component: SyntheticTruth.fileName)
    do {
      try data.write(to: url, options: .atomic)
    } catch {
      throw FaceSynthesisError.notWritable(path: url.path, reason: error.localizedDescription)
    }
  }
}

extension SyntheticTruth {
  fileprivate init(
    _ frame: SyntheticFrame, person: Person, path: String, subject: String, sequence: String
  ) {
    let face = frame.faces[0]
    self.init(
      path: path, subject: subject, sequence: sequence, frame: frame.frame.index,
      emotion: face.emotion, intensity: face.intensity.rounded(to: 4),
      pose: Pose(face.pose), light: face.light, box: face.box, landmarks: face.landmarks,
      occlusion: face.occlusion.rounded(to: 3), ancestry: person.ancestry.rawValue,
      masculinity: Double(person.masculinity).rounded(to: 2),
      age: Double(person.age).rounded(to: 1))
  }
}
