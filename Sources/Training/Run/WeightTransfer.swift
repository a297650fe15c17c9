import EmotionModel
import Emotions
import Networks

/// Which weights of one model a new one begins with, by name and shape.
///
/// The layer that gives the logits has one row per label: rows go by the labels' names when the
/// other model tells all labels of the new one, and begin anew when it lacks one.
public struct WeightTransfer: Equatable, Sendable {
  /// Arrays that were taken over.
  public let taken: [String]
  /// Arrays that begin anew.
  public let fresh: [String]
  /// Arrays whose rows were put into the new order of the labels; they are among the taken ones.
  public let reordered: [String]

  /// One line for people.
  public var summary: String {
    "\(taken.count) of \(taken.count + fresh.count) arrays taken over"
      + (reordered.isEmpty ? "" : ", rows of \(reordered.joined(separator: ", ")) by label")
      + (fresh.isEmpty ? "" : ", new: \(fresh.joined(separator: ", "))")
  }

  /// The new model's weights with all that fits of another one's.
  ///
  /// - Parameters:
  ///   - start: the new model's weights as they are, by name.
  ///   - specification: the new model's architecture.
  ///   - labels: the new model's labels.
  static func weights(
    from model: EmotionModelFile, into start: [String: FloatArray],
    of specification: NetworkSpecification, labels: [Emotion]
  ) -> (weights: [String: FloatArray], transfer: WeightTransfer) {
    let classifier = classifierArrays(of: specification)
    let others = classifierArrays(of: model.description.specification)
    let rows = labels.map { model.description.labels.firstIndex(of: $0) }
    var weights = start
    var (taken, fresh, reordered): ([String], [String], [String]) = ([], [], [])
    for name in specification.parameters.map(\.name) {
      guard let array = start[name], let other = model.weights[name] else {
        fresh.append(name)
        continue
      }
      if classifier.contains(name) != others.contains(name) {
        fresh.append(name)  // an output layer of one model, an inner layer of the other
      } else if classifier.contains(name) {
        guard let chosen = other.rows(rows), chosen.shape == array.shape else {
          fresh.append(name)
          continue
        }
        weights[name] = chosen
        taken.append(name)
        if labels != model.description.labels { reordered.append(name) }
      } else if other.shape == array.shape {
        weights[name] = other
        taken.append(name)
      } else {
        fresh.append(name)
      }
    }
    return (weights, WeightTransfer(taken: taken, fresh: fresh, reordered: reordered))
  }

  /// The arrays of each head's last dense layer.
  private static func classifierArrays(of specification: NetworkSpecification) -> Set<String> {
    let names = specification.heads.compactMap { head in
      head.layers.last { if case .dense = $0 { true } else { false } }
    }
    return Set(names.flatMap(\.parameters).map(\.name))
  }
}

extension FloatArray {
  /// The rows (members of dimension 0) at these places; nil when one is lacking.
  fileprivate func rows(_ places: [Int?]) -> FloatArray? {
    guard let count = shape.first, places.allSatisfy({ ($0 ?? count) < count }) else { return nil }
    let width = values.count / max(1, count)
    let chosen = places.compactMap { $0 }.flatMap { values[$0 * width..<($0 + 1) * width] }
    return FloatArray(shape: [places.count] + shape.dropFirst(), values: chosen)
  }
}
