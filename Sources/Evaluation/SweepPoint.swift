/// A model's figures at one value of a factor; the conventions are `EvaluationSummary`'s.
public struct SweepPoint: Equatable, Codable, Sendable {
  /// The factor's value, in the unit of `SweepFactor.axisName`.
  public var value: Double
  /// How many clips were judged.
  public var clips: Int
  /// The share of right answers, 0...1; a clip without a face counts as wrong.
  public var accuracy: Double
  /// Wilson's 95 % interval of the accuracy, clips taken as independent.
  public var wilsonInterval: Interval
  /// The 95 % interval of the accuracy over people; nil with fewer than two.
  public var subjectInterval: Interval?
  /// The share of right answers among the clips in which a face was found; nil without any.
  public var accuracyOfFound: Double?
  /// How many faces were rendered: one per frame.
  public var faces: Int
  /// How many of them the detector found where they are.
  public var found: Int

  /// The share of the faces that were found, 0...1; 0 without faces.
  public var foundShare: Double { faces > 0 ? Double(found) / Double(faces) : 0 }
  /// Wilson's 95 % interval of that share.
  public var foundInterval: Interval { .wilson(right: found, of: faces) }

  enum CodingKeys: String, CodingKey {
    case value, clips, accuracy, faces, found
    case wilsonInterval = "wilson_interval"
    case subjectInterval = "subject_interval"
    case accuracyOfFound = "accuracy_of_found"
  }

  /// The figures of the predictions at one value.
  ///
  /// - Parameters:
  ///   - predictions: one per clip; without scores where no face was found.
  ///   - faces: how many faces were rendered, ≥ `found`.
  ///   - found: how many of them the detector found.
  public init(at value: Double, _ predictions: [Prediction], faces: Int, found: Int) {
    precondition(found >= 0 && found <= faces, "\(found) of \(faces) is no share")
    self.value = value
    self.faces = faces
    self.found = found
    let right = predictions.count(where: \.isRight)
    let answered = predictions.count { $0.scores != nil }
    clips = predictions.count
    accuracy = clips > 0 ? Double(right) / Double(clips) : 0
    wilsonInterval = .wilson(right: right, of: clips)
    subjectInterval = .subjectBootstrap(of: predictions)
    accuracyOfFound = answered > 0 ? Double(right) / Double(answered) : nil
  }
}
