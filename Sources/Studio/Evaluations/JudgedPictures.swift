import SessionStore

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
  /// Where the pictures of an evaluation are served.
  ///
  /// - Throws: `SessionStoreError`.
  func pictures(of judged: Judged) async throws -> JudgedPictures {
    let registered = Set(try await store.datasets().map(\.id))
    return JudgedPictures(
      datasets: zip(judged.clipNames, judged.dataIDs).filter { registered.contains($1) }
        .map { ($0, $1) })
  }
}
