import ArgumentParser
import EmotionModel
import Emotions
import Foundation
import Tensors
import Terminal
import Training

extension TrainingConfiguration.Device: ExpressibleByArgument {}
extension Precision: ExpressibleByArgument {}
extension DataConfiguration.ProtocolName: ExpressibleByArgument {}
extension DataConfiguration.Crop: ExpressibleByArgument {}

/// The flags that both commands know; each one that is given takes the place of a key of `--config`.
struct TrainOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A configuration file (YAML).", valueName: "file")) var config: String?
  @Option(
    help: ArgumentHelp(
      "A data set: a folder, a zip archive or a table; may be given several times.",
      valueName: "path"))
  var data: [String] = []
  @Option(
    help: ArgumentHelp(
      "Further data to learn from in every fold, never judged; may be given several times.",
      valueName: "path"))
  var extraData: [String] = []
  @Option(
    help: ArgumentHelp(
      "Corrected labels and pictures to leave out, of one of the data sets; may be given several "
        + "times.", valueName: "file"))
  var corrections: [String] = []
  @Option(
    help: ArgumentHelp(
      "How many frames, counted from the peak of a sequence, carry its label.",
      valueName: "frames"))
  var peakFrames: Int?
  @Option(help: ArgumentHelp("Only these expressions, with commas.", valueName: "list"))
  var classes: String?
  @Option(name: .customLong("protocol"), help: "How clips are told apart.")
  var splitProtocol: DataConfiguration.ProtocolName?
  @Option(help: "Folds of subject-kfold.") var folds: Int?
  @Option(
    help: "How crops are made: auto (as the data set is), tight (as it is), detect, landmarks.")
  var crop: DataConfiguration.Crop?
  @Option(
    help: ArgumentHelp(
      "The network: \(EmotionArchitecture.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "architecture"),
    transform: EmotionArchitecture.network)
  var architecture: EmotionArchitecture?
  @Option(help: "How often every clip is met.") var epochs: Int?
  @Option(help: "Clips per step.") var batchSize: Int?
  @Option(help: "Crops per clip.") var clipLength: Int?
  @Option(help: "What every chance draws from.") var seed: UInt64?
  @Option(help: "Where the engine computes.") var device: TrainingConfiguration.Device?
  @Option(help: "In which numbers a step multiplies.") var precision: Precision?
  @Option(
    name: .customLong("init"), help: ArgumentHelp("Begin with another model.", valueName: "file"))
  var initial: String?
  @Option(
    help: ArgumentHelp(
      "What figures and report call the run; the folder's name without it.", valueName: "text"))
  var title: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("The run's folder.", valueName: "folder"))
  var output: String
  @Flag(name: .shortAndLong, help: "Say nothing but errors.") var quiet = false

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output is empty: name a folder") }
  }

  /// The configuration: the file, or what is there, with the flags over it; checked.
  ///
  /// - Parameter base: the defaults, or the configuration of the run that is resumed.
  /// - Throws: `TrainingError` for keys and values that are not allowed.
  func configuration(over base: TrainingConfiguration = .init()) throws -> TrainingConfiguration {
    var configuration = base
    if let config {
      configuration = try TrainingConfiguration.load(contentsOf: URL(filePath: config))
    }
    if !data.isEmpty { configuration.data.paths = data }
    if !extraData.isEmpty { configuration.data.extraPaths = extraData }
    if !corrections.isEmpty { configuration.data.corrections = corrections }
    if let peakFrames { configuration.data.peakFrames = peakFrames }
    if let initial { configuration.initial = initial }
    if let classes { configuration.data.classes = try Emotion.list(named: classes) }
    if let splitProtocol { configuration.data.protocolName = splitProtocol }
    if let folds { configuration.data.folds = folds }
    if let crop { configuration.data.crop = crop }
    if let architecture { configuration.architecture = architecture }
    if let epochs { configuration.epochs = epochs }
    if let batchSize { configuration.batchSize = batchSize }
    if let clipLength { configuration.clipLength = clipLength }
    if let seed { configuration.seed = seed }
    if let device { configuration.device = device }
    if let precision { configuration.precision = precision }
    try configuration.check()
    guard !configuration.data.paths.isEmpty else {
      throw ValidationError("--data is missing: name a data set, here or in --config")
    }
    return configuration
  }
}
