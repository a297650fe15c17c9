import ArgumentParser
import FaceDetection
import Reports
import VideoAnalysis

extension TableLayout: ExpressibleByArgument {}
extension VideoAnalyzer.Answer: ExpressibleByArgument {}

/// The flags that say how videos are read and what is written of them.
struct VideoOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Look for faces everywhere on every so many frames; in between, where they should be.",
      valueName: "frames"))
  var detectEvery = FaceTracker.Configuration().detectEvery

  @Option(
    help: ArgumentHelp(
      "Frames per second of pictures that are one video; with it a folder is one.",
      valueName: "number"))
  var fps: Double?

  @Option(help: ArgumentHelp("Read only one of so many frames.", valueName: "frames"))
  var skipFrames = 1

  @Option(
    help: ArgumentHelp(
      "What an answer is made of: clip (the crops around the frame), frame, or smoothed (frames).",
      valueName: "kind"))
  var answer = VideoAnalyzer.Answer.clip

  @Option(
    help: ArgumentHelp(
      "Crops per clip; without it as many as the model learned from.", valueName: "crops"))
  var clipLength: Int?

  @Flag(help: "Also write each video with boxes, expressions and a timeline drawn into it.")
  var annotate = false

  @Flag(help: "Blur the faces in every picture and video that is written.")
  var blurFaces = false

  @Option(help: "How many videos are read at once.")
  var jobs = 1

  @Flag(
    help: """
      Leave out videos whose results are whole in the output folder; photographs are read again.
      """)
  var resume = false

  func validate() throws {
    if let fps, !(fps > 0 && fps <= 1000) {
      throw ValidationError("--fps is \(fps); give more than 0, 1000 at most")
    }
    let numbers = [
      ("--detect-every", detectEvery, 1...100_000), ("--skip-frames", skipFrames, 1...100_000),
      ("--clip-length", clipLength ?? 1, 1...256), ("--jobs", jobs, 1...64),
    ]
    for (name, value, allowed) in numbers where !allowed.contains(value) {
      throw ValidationError(
        "\(name) is \(value); give \(allowed.lowerBound)...\(allowed.upperBound)")
    }
  }

  /// How the analyzer is to read videos.
  ///
  /// - Parameters:
  ///   - keepsImages: whether something is drawn, on a film or a page.
  ///   - baseline: where the faces at rest come from.
  func configuration(
    threshold: Double, keepsImages: Bool, baseline: Baseline? = nil
  ) -> VideoAnalyzer.Configuration {
    var configuration = VideoAnalyzer.Configuration()
    configuration.tracking.detectEvery = detectEvery
    configuration.answer = answer
    configuration.clipLength = clipLength
    configuration.threshold = threshold
    configuration.keepsImages = keepsImages
    configuration.baseline = baseline
    return configuration
  }
}
