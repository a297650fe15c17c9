import ArgumentParser
import Emotions
import FaceSynthesis
import Foundation

/// What `mien dataset synthesize` takes for pictures.
struct RenderedPictureOptions: ParsableArguments {
  @Option(help: "How many people, 1...9999. (default: 80)") var identities: Int?
  @Option(help: "Clips of each expression that each person plays, 1...99. (default: 1)")
  var clipsPerEmotion: Int?
  @Option(help: "Frames per clip, 1...999. (default: 8)") var frames: Int?
  @Option(
    help: ArgumentHelp(
      "Width and height of the pictures, 48...1024. (default: 160)", valueName: "pixels"))
  var side: Int?
  @Option(
    help: ArgumentHelp(
      "Strength of the expressions at their apex, 0...1, drawn from a range: 0.2-0.5.",
      valueName: "range"))
  var intensity: String?
  @Flag(help: "Little turning; no blur, noise, compression or things before faces.")
  var clean = false
  @Option(
    help: ArgumentHelp(
      "Also draw a sheet of the first people, a row per expression (PNG, SVG or PDF).",
      valueName: "file"))
  var sheet: String?

  /// The first option that was given, nil without any.
  var given: String? {
    let flags = [
      ("identities", identities != nil), ("clips-per-emotion", clipsPerEmotion != nil),
      ("frames", frames != nil), ("side", side != nil), ("clean", clean),
      ("intensity", intensity != nil), ("sheet", sheet != nil),
    ]
    return flags.first { $0.1 }?.0
  }

  func configuration(of emotions: [Emotion]?, seed: UInt64) throws
    -> SyntheticDataset.Configuration
  {
    var rendering = SyntheticDataset.Configuration()
    rendering.identities = identities ?? rendering.identities
    rendering.clipsPerEmotion = clipsPerEmotion ?? rendering.clipsPerEmotion
    rendering.frames = frames ?? rendering.frames
    rendering.side = side ?? rendering.side
    rendering.emotions = emotions ?? rendering.emotions
    rendering.seed = seed
    rendering.jobs = min(ProcessInfo.processInfo.activeProcessorCount, 64)
    if clean { rendering.conditions = .clean }
    if let intensity { rendering.conditions.intensity = try Self.range(intensity) }
    return rendering
  }

  /// Two numbers with a hyphen between them, ascending.
  private static func range(_ words: String) throws -> ClosedRange<Float> {
    let ends = words.split(separator: "-").map { Float($0) }
    guard ends.count == 2, let low = ends[0], let high = ends[1], low <= high else {
      throw ValidationError("--intensity is “\(words)”; give two numbers: 0.2-0.5")
    }
    return low...high
  }
}
