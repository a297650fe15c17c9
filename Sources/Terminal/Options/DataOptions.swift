import ArgumentParser
import Datasets
import Emotions
import Preparation

extension FaceSource.Cropping: ExpressibleByArgument {}

/// The flags that name labelled pictures and say how their faces are cut out.
public struct DataOptions: ParsableArguments, Sendable {
  @Option(
    help: ArgumentHelp(
      "A data set: a folder, a zip archive or a table; may be given several times.",
      valueName: "path"))
  public var data: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only these expressions, with commas: angry,fear,happy,sad,surprise.", valueName: "list"))
  public var classes: String?

  @Option(
    help: "How crops are made: auto (as the data set is), tight (as it is), detect, landmarks.")
  public var crop: FaceSource.Cropping?

  @Option(
    help: ArgumentHelp(
      "How many frames, counted from the peak of a sequence, carry its label.",
      valueName: "frames"))
  public var peakFrames = DatasetPolicies().peakFrames

  @Option(
    help: ArgumentHelp(
      "Corrected labels and pictures to leave out, of one of the data sets; may be given several "
        + "times.", valueName: "file"))
  public var corrections: [String] = []

  @OptionGroup public var detectorOptions: DetectorOptions

  public init() {}

  /// Refuses sequences without a labelled frame.
  public func validate() throws {
    guard peakFrames >= 1 else {
      throw ValidationError("--peak-frames is \(peakFrames); at least one frame carries a label")
    }
  }

  /// The expressions that `--classes` names, in label order; nil without the flag.
  ///
  /// - Throws: `EmotionsError.unknownLabel`.
  public func emotions() throws -> [Emotion]? {
    try classes.map { try Emotion.list(named: $0) }
  }

  /// What reads the data; `--crop` and the detector are the flags'.
  public func reader(isQuiet: Bool) throws -> DataReader {
    guard !data.isEmpty else { throw ValidationError("--data is missing: name a data set") }
    let options = detectorOptions
    let source = FaceSource(cropping: crop ?? .auto) { try options.makeDetector() }
    return DataReader(
      paths: data, source: source, policies: DatasetPolicies(peakFrames: peakFrames),
      corrections: corrections, isQuiet: isQuiet)
  }
}
