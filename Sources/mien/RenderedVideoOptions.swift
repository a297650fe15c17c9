import ArgumentParser
import Emotions
import FaceSynthesis
import Foundation

/// What `mien dataset synthesize --video` takes.
struct RenderedVideoOptions: ParsableArguments {
  /// Width and height, as people write them: `640x480`.
  struct Size: ExpressibleByArgument {
    var width: Int
    var height: Int

    init?(argument: String) {
      let parts = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false)
      guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]) else {
        return nil
      }
      (self.width, self.height) = (width, height)
    }
  }

  @Flag(help: "Write MP4 videos instead of pictures.") var video = false
  @Option(help: "Length of a video in seconds, 0.1...3600. (default: 10)") var seconds: Double?
  @Option(help: "People in a video, side by side, 1...6. (default: 1)") var people: Int?
  @Option(
    help: ArgumentHelp(
      "Width and height in pixels, 64...4096 each. (default: 640x480)", valueName: "size"))
  var size: Size?
  @Option(help: "Frames per second, 1...120. (default: 25)") var frameRate: Double?
  @Option(help: "How many videos, each of other people, 1...999. (default: 1)") var count: Int?

  /// The first option that was given, nil without any; `--video` itself does not count.
  var given: String? {
    let flags = [
      ("seconds", seconds != nil), ("people", people != nil), ("size", size != nil),
      ("frame-rate", frameRate != nil), ("count", count != nil),
    ]
    return flags.first { $0.1 }?.0
  }

  func configuration(of emotions: [Emotion]?, seed: UInt64) -> SyntheticVideos.Configuration {
    var rendering = SyntheticVideos.Configuration()
    rendering.scene.seconds = seconds ?? rendering.scene.seconds
    rendering.scene.people = people ?? rendering.scene.people
    rendering.scene.width = size?.width ?? rendering.scene.width
    rendering.scene.height = size?.height ?? rendering.scene.height
    rendering.scene.framesPerSecond = frameRate ?? rendering.scene.framesPerSecond
    rendering.scene.emotions = emotions ?? rendering.scene.emotions
    rendering.scene.seed = seed
    rendering.count = count ?? rendering.count
    rendering.jobs = min(ProcessInfo.processInfo.activeProcessorCount, 64)
    return rendering
  }
}
