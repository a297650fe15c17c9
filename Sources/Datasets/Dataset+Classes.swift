import Emotions

extension [Dataset] {
  /// The data sets with the pictures of some expressions only; those of one may be left with none.
  ///
  /// - Throws: `DatasetsError.missingClasses` when no data set has one of the expressions.
  public func keeping(_ classes: [Emotion]) throws -> [Dataset] {
    try classes.requireAll(in: lazy.flatMap(\.pictures).map(\.label))
    return map { dataset in
      var dataset = dataset
      dataset.pictures.removeAll { !classes.contains($0.label) }
      return dataset
    }
  }
}

extension [LabelledClip] {
  /// The clips of some expressions only.
  ///
  /// - Throws: `DatasetsError.missingClasses` when no clip has one of the expressions.
  public func keeping(_ classes: [Emotion]) throws -> [LabelledClip] {
    try classes.requireAll(in: map(\.label))
    return filter { classes.contains($0.label) }
  }
}

extension [Emotion] {
  fileprivate func requireAll(in labels: some Sequence<Emotion>) throws {
    let present = Set(labels)
    let missing = filter { !present.contains($0) }
    guard missing.isEmpty else {
      throw DatasetsError.missingClasses(missing: missing, present: present.sorted())
    }
  }
}
