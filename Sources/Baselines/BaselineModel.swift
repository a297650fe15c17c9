import Emotions
import Evaluation
import Foundation

/// A trained system without a network: scaling, support vector machine, temperature.
///
///     let model = try BaselineModel(.hogSVM, labels: labels, parts: parts)
///     let predictions = try model.predictions(for: held)
public final class BaselineModel {
  /// What a model says of itself; with libsvm's file it is the whole model.
  public struct Description: Equatable, Codable, Sendable {
    /// Which system.
    public var architecture: BaselineArchitecture
    /// What it tells apart, in its order.
    public var labels: [Emotion]
    /// What was chosen.
    public var settings: BaselineSettings
    /// How descriptors become rows.
    public var scaling: DescriptorScaling
    /// What the margins are divided by before softmax.
    public var temperature: Double
    /// Right answers among the clips that the settings were chosen by.
    public var rightOfChoosing: Int
    /// How many clips those were.
    public var choosingCount: Int
    /// How long choosing and training took, in seconds.
    public var seconds: Double
    /// SHA-256 of each split file, by its name.
    public var splitHashes: [String: String] = [:]

    enum CodingKeys: String, CodingKey {
      case architecture, labels, settings, scaling, temperature, seconds
      case rightOfChoosing = "right_of_choosing"
      case choosingCount = "choosing_count"
      case splitHashes = "split_hashes"
    }
  }

  /// What the model says of itself.
  public private(set) var description: Description
  private let machine: SupportVectorMachine

  /// Chooses the settings on clips apart from those that train, then trains.
  ///
  /// - Parameters:
  ///   - labels: what to tell apart; each occurs in training.
  ///   - parts: what trains and what chooses.
  ///   - splitHashes: of the files that list the clips.
  /// - Throws: `BaselinesError`, `CancellationError`.
  public init(
    _ architecture: BaselineArchitecture, labels: [Emotion], parts: BaselineParts,
    splitHashes: [String: String] = [:]
  ) throws {
    guard labels.count > 1 else { throw BaselinesError.oneLabel(labels.first?.rawValue ?? "") }
    let start = ContinuousClock.now
    var best: (right: Int, settings: BaselineSettings, machine: ScaledMachine, Double)?
    for settings in BaselineSettings.grid(for: architecture) {
      try Task.checkCancellation()
      let machine = try ScaledMachine(settings, labels: labels, parts.fitting)
      let answers = try parts.choosing.map { try machine.prediction($0, labels: labels) }
      let right = answers.count(where: \.isRight)
      if right > best?.right ?? -1 {
        best = (right, settings, machine, TemperatureScaling(fittedTo: answers).temperature)
      }
    }
    let (right, settings, chosen, temperature) = best!  // the grid is not empty
    let trained =
      parts.training == parts.fitting
      ? chosen : try ScaledMachine(settings, labels: labels, parts.training)
    machine = trained.machine
    description = Description(
      architecture: architecture, labels: labels, settings: settings, scaling: trained.scaling,
      temperature: temperature, rightOfChoosing: right, choosingCount: parts.choosing.count,
      seconds: (ContinuousClock.now - start) / .seconds(1), splitHashes: splitHashes)
  }

  /// Reads a model from its folder.
  ///
  /// - Throws: `BaselinesError.unreadable`.
  public init(contentsOf folder: URL) throws {
    let file = Self.descriptionFile(in: folder)
    guard let data = try? Data(contentsOf: file),
      let description = try? JSONDecoder().decode(Description.self, from: data)
    else { throw BaselinesError.unreadable(path: file.path) }
    self.description = description
    machine = try SupportVectorMachine(contentsOf: Self.machineFile(in: folder))
    guard machine.classCount == description.labels.count else {
      throw BaselinesError.unreadable(path: file.path)
    }
  }

  /// Writes `machine.svm`, then `baseline.json`: where it lies, the model is complete.
  ///
  /// - Throws: `BaselinesError.unwritable`.
  public func write(to folder: URL) throws {
    try machine.write(to: Self.machineFile(in: folder))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let file = Self.descriptionFile(in: folder)
    do { try encoder.encode(description).write(to: file, options: .atomic) } catch {
      throw BaselinesError.unwritable(path: file.path, reason: error.localizedDescription)
    }
  }

  /// The probabilities of a clip.
  ///
  /// - Throws: never in practice; margins are finite.
  public func scores(of descriptor: ClipDescriptor) throws -> EmotionScores {
    let margins = machine.margins(of: description.scaling.row(of: descriptor))
    return try EmotionScores(
      description.labels,
      probabilities: EmotionScores.softmax(
        margins.map { Float($0) }, temperature: description.temperature))
  }

  /// What the model says of clips, in their order.
  public func predictions(for examples: [BaselineExample]) throws -> [Prediction] {
    try examples.map {
      Prediction(
        id: $0.id, label: $0.label, scores: try scores(of: $0.descriptor), subject: $0.subject)
    }
  }

  /// Numbers that the model keeps: support vectors, their weights, the borders' offsets.
  public var parameterCount: Int {
    let (k, vectors) = (description.labels.count, machine.supportVectorCount)
    return vectors * (rowLength + k - 1) + k * (k - 1) / 2
  }

  /// Multiplications (each with an addition) of the kernel sums of one clip; computing the
  /// descriptor is not counted.
  public var multiplyAdds: Int {
    machine.supportVectorCount * (rowLength + description.labels.count - 1)
  }

  private var rowLength: Int {
    description.scaling.appearanceMean.count + description.scaling.geometryMean.count
  }

  /// Where the description lies in a model's folder.
  public static func descriptionFile(in folder: URL) -> URL {
    folder.appending(component: "baseline.json")
  }

  private static func machineFile(in folder: URL) -> URL {
    folder.appending(component: "machine.svm")
  }
}
