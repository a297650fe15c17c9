import ArgumentParser
import EmotionModel
import FaceDetection
import Foundation
import VideoAnalysis

/// The flags that say how a camera is read and what is kept of it.
struct LiveOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A camera's number or device file; a video file or lavfi:GRAPH (a filter graph of FFmpeg) in \
      its place.
      """, valueName: "camera"))
  var camera = "0"

  @Flag(help: "Exchange left and right, as in a mirror.")
  var mirror = false

  @Option(help: ArgumentHelp("End after so many seconds.", valueName: "seconds"))
  var seconds: Double?

  @Option(
    help: ArgumentHelp(
      """
      How much of the future a clip reads: its answers come this much later. Half a clip, if none \
      is given; 0 for models that read single pictures.
      """, valueName: "ms"))
  var lag: Double?

  @Option(
    help: ArgumentHelp(
      """
      Look for faces everywhere on every so many frames; seldomer while the machine can't keep up.
      """, valueName: "frames"))
  var detectEvery = FaceTracker.Configuration().detectEvery

  @Option(
    help: ArgumentHelp(
      "Below this confidence the answer is uncertain; the model's own, if none is given.",
      valueName: "0...1"))
  var threshold: Double?

  @Flag(help: "Print the rows on standard output, one JSON object a line.")
  var jsonl = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Folder for the table (CSV and JSON Lines), the summary and the report; without it nothing is stored.",
      valueName: "folder"))
  var output: String?

  @Flag(help: "Also store the pictures, with boxes, expressions and a timeline drawn into them.")
  var annotate = false

  @Flag(help: "Blur the faces in every picture that is stored.")
  var blurFaces = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError("--output is empty: name a folder") }
    if annotate, output == nil { throw ValidationError("--annotate needs --output: name a folder") }
    if blurFaces, !annotate {
      throw ValidationError("--blur-faces needs --annotate: without it no picture is stored")
    }
    if let seconds, !(seconds > 0 && seconds <= 31_536_000) {
      throw ValidationError("--seconds is \(seconds); give more than 0, a year at most")
    }
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold is \(threshold); a confidence lies in 0...1")
    }
    if !(1...1000).contains(detectEvery) {
      throw ValidationError("--detect-every is \(detectEvery); give 1...1000")
    }
  }

  /// How the analyzer is to read the camera with a model.
  ///
  /// - Throws: `ValidationError` for a lag that is longer than the model's clips.
  func configuration(for model: EmotionModelDescription) throws -> VideoAnalyzer.Configuration {
    var configuration = VideoAnalyzer.Configuration()
    configuration.tracking.detectEvery = detectEvery
    configuration.threshold = threshold ?? model.abstention?.threshold ?? 0
    configuration.keepsImages = annotate
    configuration.comparesAnswers = true
    let longest = Double(model.clipLength - 1) / configuration.clipRate
    if let lag {
      guard lag >= 0, lag <= longest * 1000 + 1e-6 else {
        throw ValidationError(
          "--lag is \(lag); clips of \(model.clipLength) crops, as this model reads them, allow "
            + "0...\(Int(longest * 1000)) ms")
      }
      configuration.lag = lag / 1000
    }
    return configuration
  }
}
