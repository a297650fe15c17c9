import ArgumentParser
import Datasets
import EmotionModel
import Evaluation
import Foundation
import Terminal

extension ModelCommand {
  /// `mien model calibrate FILE`.
  struct Calibrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "calibrate",
      abstract: "Makes a model's confidences match how often it is right.",
      discussion: """
        Fits a temperature to labelled pictures that the model was not trained on, and chooses \
        the confidence below which an answer is uncertain. The figures before and after are \
        printed; those after are cross-fitted: each clip is judged with a temperature that was \
        fitted to others.
        """)

    @Argument(help: "The model file (safetensors).") var file: String
    @Option(help: ArgumentHelp("Share of wrong answers that is allowed.", valueName: "0...1"))
    var risk = 0.25
    @Option(help: "Only this part of the data's own split: train, validation or test.")
    var part: Usage?
    @Option(name: .shortAndLong, help: ArgumentHelp("The calibrated model.", valueName: "file"))
    var output: String
    @Flag(name: .shortAndLong, help: "Say nothing but errors.") var quiet = false
    @OptionGroup(title: "Data") var dataOptions: DataOptions

    func validate() throws {
      guard (0...1).contains(risk) else {
        throw ValidationError("--risk is \(risk); a share lies in 0...1")
      }
    }

    func run() async throws {
      let model = try EmotionModelFile(contentsOf: URL(filePath: file))
      let judged = try JudgedClips(
        dataOptions, model: model.description, chosen: part.map { .part($0) } ?? .all,
        isQuiet: quiet)
      let bar = ProgressBar("Judging", total: judged.clips.count, isQuiet: quiet)
      let predictions = try await EmotionClassifier(model).predictions(for: judged.clips) {
        bar.show($0)
      }
      bar.finish()
      let before = EvaluationSummary(of: predictions)
      let honest = TemperatureScaling.crossFitted(predictions)
      let after = EvaluationSummary(of: honest)
      let scaling = TemperatureScaling(fittedTo: predictions)
      let abstention = Abstention.most(of: predictions.map(scaling.apply), risk: risk)
      try calibrated(model, by: scaling, abstention, figures: after, on: judged.statement)
        .write(to: URL(filePath: output))
      guard !quiet else { return }
      print(judged.statement.line)
      print("temperature \(text(scaling.temperature * model.description.temperature))")
      print("calibration error \(text(before)) → \(text(after)), cross-fitted")
      if let abstention {
        print(
          "uncertain below \(text(abstention.threshold)): \(percent(abstention.coverage)) answered, "
            + "\(percent(abstention.risk)) of them wrong")
      } else {
        print("no threshold leaves at most \(percent(risk)) of the answers wrong")
      }
    }

    /// The model with its new temperature, threshold and calibration error.
    private func calibrated(
      _ model: EmotionModelFile, by scaling: TemperatureScaling, _ abstention: Abstention?,
      figures: EvaluationSummary, on statement: ProtocolStatement
    ) throws -> EmotionModelFile {
      var description = model.description
      description.temperature *= scaling.temperature
      description.abstention = abstention.map {
        .init(
          threshold: ($0.threshold * 1000).rounded() / 1000, coverage: $0.coverage, risk: $0.risk,
          protocol: statement.title)
      }
      description.metrics.removeAll { $0.name == "ece" }
      if let error = figures.expectedCalibrationError {
        description.metrics.append(
          .init(name: "ece", value: error, protocol: "\(statement.title), cross-fitted"))
      }
      return try EmotionModelFile(description: description, weights: model.weights)
    }

    private func text(_ summary: EvaluationSummary) -> String {
      "\(text(summary.expectedCalibrationError ?? 0)) (log loss "
        + "\(text(summary.negativeLogLikelihood ?? 0)))"
    }

    private func text(_ value: Double) -> String { String(format: "%.3f", value) }

    private func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }
  }
}
