import Emotions
import Evaluation

extension Prediction {
  /// A prediction among happy, sad and fear; nil probabilities mean that no face was found.
  static func of(
    _ label: Emotion, _ probabilities: [Double]?, subject: String? = nil, id: String = "t/0"
  ) throws -> Prediction {
    Prediction(
      id: id, label: label,
      scores: try probabilities.map {
        try EmotionScores([.happy, .sad, .fear], probabilities: $0)
      }, subject: subject)
  }
}

/// Six predictions whose figures are counted by hand: 3 of 6 right, one without a face.
func sixPredictions() throws -> [Prediction] {
  [
    try .of(.happy, [0.8, 0.1, 0.1], subject: "A"),
    try .of(.happy, [0.6, 0.4, 0], subject: "A"),
    try .of(.happy, [0.3, 0.7, 0], subject: "A"),
    try .of(.happy, nil, subject: "B"),
    try .of(.sad, [0.2, 0.8, 0], subject: "B"),
    try .of(.sad, [0.5, 0.5, 0], subject: "B"),
  ]
}
