import Datasets
import Foundation

/// Where the pictures of judged clips are served: by the clips' ids, data set and path.
struct JudgedPictures: Sendable {
  /// The name that clips' ids begin with, and the registered data set's id.
  let datasets: [(name: String, id: String)]

  /// The picture of a clip; nil when its data set is not registered any more.
  func url(of clip: String) -> String? {
    for (name, id) in datasets where clip.hasPrefix("\(name)/") {
      return DatasetPictureAnswer.url(of: String(clip.dropFirst(name.count + 1)), in: id)
    }
    return nil
  }
}

extension StudioParts {
  /// Where the pictures of data sets are served that were read together, in their order.
  func pictures(of ids: [String]) async throws -> JudgedPictures {
    var found: [(id: String, dataset: Dataset?)] = []
    for id in ids {
      // One that is gone has no pictures; the others keep theirs.
      found.append((id, try? await shelf.dataset(id).dataset))
    }
    let named = found.compactMap(\.dataset).withDistinctNames()
    let ids = found.filter { $0.dataset != nil }.map(\.id)
    return JudgedPictures(datasets: zip(named, ids).map { ($0.name, $1) })
  }
}
