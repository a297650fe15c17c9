import Imaging

/// What the parts of a split have in common, and should not.
public struct Disjointness: Equatable, Sendable {
  /// People in more than one part, sorted.
  public var commonSubjects: [String]
  /// Recordings in more than one part, sorted.
  public var commonSequences: [String]
  /// Ids of clips whose pixels occur in an earlier part too.
  public var commonPictures: [String]

  /// Compares the parts of a split of some clips.
  public init(of split: Split, clips: [LabelledClip]) {
    commonSubjects = Self.common(split) { clips[$0].subject }.sorted()
    commonSequences = Self.common(split) { clips[$0].sequence }.sorted()
    let twice = Self.common(split) { clips[$0].clip }
    var earlier: Set<Clip> = []
    commonPictures = []
    for part in split.parts {
      commonPictures += part.indices.filter { earlier.contains(clips[$0].clip) }.map {
        clips[$0].id
      }
      earlier.formUnion(part.indices.lazy.map { clips[$0].clip }.filter(twice.contains))
    }
  }

  /// Stops at a split by people whose parts share a person or a recording.
  ///
  /// Equal pictures do not stop it: they are faults of the data, to be reported.
  ///
  /// - Throws: `DatasetsError.partsOverlap`.
  public func requireSubjectsApart() throws {
    for (what, common) in [("subjects", commonSubjects), ("sequences", commonSequences)]
    where !common.isEmpty {
      throw DatasetsError.partsOverlap(what: what, count: common.count, example: common[0])
    }
  }

  /// The keys that occur in more than one part.
  private static func common<Key: Hashable>(_ split: Split, _ key: (Int) -> Key?) -> Set<Key> {
    var seen: Set<Key> = []
    var twice: Set<Key> = []
    for part in split.parts {
      let keys = Set(part.indices.compactMap(key))
      twice.formUnion(keys.intersection(seen))
      seen.formUnion(keys)
    }
    return twice
  }
}
