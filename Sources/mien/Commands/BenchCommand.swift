import ArgumentParser
import EmotionModel
import FaceDetection
import Foundation
import Imaging
import Inference
import MediaIO
import Networks
import Terminal

/// `mien bench`: how long the parts take on this machine, for comparison with others in one run.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Times the parts on this machine.",
    discussion: "script/benchmark runs these beside other tools and prints the ratios.",
    subcommands: [Detection.self, NetworkTimes.self])

  /// `mien bench detection PICTURE`.
  struct Detection: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "detection", abstract: "Times the face detector on one picture.")

    @Argument(help: "A photograph.") var picture: String
    @Option(help: "How often it is timed.") var repeats = 30
    @OptionGroup var detectorOptions: DetectorOptions

    func run() throws {
      let image = try ImageReader().read(contentsOf: URL(filePath: picture))
      let detector = try detectorOptions.makeDetector()
      var faces = 0
      let times = try Times(repeats: repeats) { faces = try detector.faces(in: image).count }
      print("\(times.line)  \(faces) faces, \(image.width)×\(image.height)")
    }
  }

  /// `mien bench network`.
  struct NetworkTimes: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "network", abstract: "Times an architecture on clips of noise.")

    @Option(help: "The architecture.") var architecture = EmotionArchitecture.cnnBiLSTM
    @Option(help: "Clips at once.") var batch = 1
    @Option(help: "Crops per clip.") var frames = 1
    @Option(help: "How often it is timed.") var repeats = 100

    func run() throws {
      let specification = architecture.specification(labelCount: 7)
      let network = try Network(specification, weights: Self.noise(specification))
      let side = FaceCrop.side
      let input = FloatArray(
        shape: [batch, frames, 1, side, side],
        values: (0..<batch * frames * side * side).map { Float($0 % 251) / 250 })
      let times = try Times(repeats: repeats) { _ = try network(input) }
      print("\(times.line)  \(architecture.rawValue), batch \(batch), \(frames) frames")
    }

    /// Weights of ordinary size: time does not depend on their values.
    private static func noise(_ specification: NetworkSpecification) -> [String: FloatArray] {
      let weights = specification.parameters.map { parameter in
        let count = parameter.shape.reduce(1, *)
        let values = (0..<count).map { Float(($0 * 7919) % 1009) / 10_090 + 0.001 }
        return (parameter.name, FloatArray(shape: parameter.shape, values: values))
      }
      return Dictionary(uniqueKeysWithValues: weights)
    }
  }
}

/// How long one piece of work takes, over several goes after a warm-up.
private struct Times {
  private let milliseconds: [Double]

  init(repeats: Int, _ work: () throws -> Void) throws {
    for _ in 0..<3 { try work() }
    let clock = ContinuousClock()
    milliseconds = try (0..<max(1, repeats)).map { _ in
      try clock.measure(work).inSeconds * 1000
    }.sorted()
  }

  /// Median, least and most, in milliseconds.
  var line: String {
    let median = milliseconds[milliseconds.count / 2]
    return String(
      format: "median_ms %.3f  min_ms %.3f  max_ms %.3f", median, milliseconds.first!,
      milliseconds.last!)
  }
}
