import Datasets
import Emotions
import Evaluation
import Foundation

/// Reads `predictions.csv`: every answer of an evaluation beside its truth.
enum PredictionFile {
  /// The predictions of a folder, in the file's order.
  ///
  /// - Throws: what keeps the file from being read, and `DatasetsError.malformedTable`.
  static func predictions(in folder: URL) throws -> [Prediction] {
    let file = folder.appending(component: "predictions.csv")
    let data = try Data(contentsOf: file)
    let columns = CSVReader.header(of: data)
    let place = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
    let labels = Emotion.allCases.filter { place[$0.rawValue] != nil }
    var predictions: [Prediction] = []
    var isHeader = true
    try CSVReader.forEachRecord(of: data, path: file.lastPathComponent) { record in
      defer { isHeader = false }
      if isHeader { return }
      guard let id = record[place["id"]], let word = record[place["label"]],
        let label = Emotion(rawValue: word)
      else {
        throw DatasetsError.malformedTable(
          path: file.lastPathComponent, line: record.line, problem: "it names no clip or no label")
      }
      let values = labels.compactMap { record[place[$0.rawValue]].flatMap(Double.init) }
      let subject = record[place["subject"]] ?? ""
      predictions.append(
        Prediction(
          id: id, label: label,
          // Without an answer the fields are empty: no face was found.
          scores: values.count == labels.count
            ? try? EmotionScores(labels, probabilities: values) : nil,
          subject: subject.isEmpty ? nil : subject))
    }
    return predictions
  }
}
