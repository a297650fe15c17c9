import Emotions

/// Does what a `SplitProtocol` says.
struct Splitter {
  let clips: [LabelledClip]
  /// The protocol's name, for errors.
  let name: String
  let innerShare: Double
  private var generator: SeededGenerator

  init(clips: [LabelledClip], name: String, seed: UInt64, innerShare: Double) {
    self.clips = clips
    self.name = name
    self.innerShare = innerShare
    generator = SeededGenerator(seed: seed)
  }

  mutating func random(share: Double) throws -> Fold {
    guard share > 0, share < 1 else {
      throw DatasetsError.badSplitParameter(
        name: "the validation share", value: "\(share)", allowed: "a share between 0 and 1")
    }
    let validation = sample(of: Array(clips.indices), share: share)
    guard !validation.isEmpty else { throw empty(.validation) }
    return Fold(name: name, split: Split(train: others(than: validation), validation: validation))
  }

  mutating func subjectFolds(count: Int) throws -> [Fold] {
    guard count >= 2 else {
      throw DatasetsError.badSplitParameter(
        name: "the number of folds", value: "\(count)", allowed: "2 folds or more")
    }
    let groups = try bySubject(needed: count)
    let parts = SubjectGroups(groups, clips: clips).spread(over: count, generator: &generator)
    let digits = String(count).count
    return parts.enumerated().map { index, test in
      let number = String(index + 1)
      let padding = String(repeating: "0", count: digits - number.count)
      return fold(named: "fold-\(padding)\(number)", test: test)
    }
  }

  mutating func leaveOneSubjectOut() throws -> [Fold] {
    try bySubject(needed: 2).sorted { $0.key < $1.key }
      .map { fold(named: $0.key.replacing("/", with: "-"), test: $0.value) }
  }

  mutating func official() throws -> Fold {
    let parts = Dictionary(grouping: clips.indices) { clips[$0].usage }
    var split = Split(
      train: parts[.train] ?? [], validation: parts[.validation] ?? [], test: parts[.test] ?? [])
    guard !split.train.isEmpty else { throw empty(.train) }
    guard !split.heldOut.isEmpty else { throw empty(.test) }
    if split.validation.isEmpty {
      let inner = innerValidation(of: split.train)
      split = Split(train: split.train.without(inner), validation: inner, test: split.test)
    }
    return Fold(name: name, split: split)
  }

  mutating func cross(test datasets: [String]) throws -> Fold {
    let test = clips.indices.filter { index in
      datasets.contains { clips[index].id.hasPrefix("\($0)/") }
    }
    guard !test.isEmpty else { throw empty(.test) }
    guard test.count < clips.count else { throw empty(.train) }
    return fold(named: name, test: test)
  }

  // MARK: - Parts

  private mutating func fold(named name: String, test: [Int]) -> Fold {
    let rest = others(than: test)
    let inner = innerValidation(of: rest)
    return Fold(
      name: name, split: Split(train: rest.without(inner), validation: inner, test: test))
  }

  /// The part of the training clips set aside: whole subjects where all are known.
  ///
  /// Empty when there are not two subjects, or not two clips of any class.
  private mutating func innerValidation(of training: [Int]) -> [Int] {
    guard innerShare > 0 else { return [] }
    guard training.allSatisfy({ clips[$0].subject != nil }) else {
      return sample(of: training, share: innerShare)
    }
    let groups = Dictionary(grouping: training) { clips[$0].subject! }
    guard groups.count >= 2 else { return [] }
    let parts = min(groups.count, max(2, Int((1 / innerShare).rounded())))
    return SubjectGroups(groups, clips: clips).spread(over: parts, generator: &generator)[0]
  }

  /// A share of the clips of each class, rounded, but never a whole class.
  private mutating func sample(of indices: [Int], share: Double) -> [Int] {
    let byClass = Dictionary(grouping: indices) { clips[$0].label }
    return byClass.sorted { $0.key < $1.key }.flatMap { _, members in
      let count = Int((share * Double(members.count)).rounded())
      let wanted = min(max(count, 1), members.count - 1)
      let ordered = members.sorted { clips[$0].id < clips[$1].id }
      return generator.shuffled(ordered).prefix(wanted)
    }
  }

  private func others(than part: [Int]) -> [Int] { Array(clips.indices).without(part) }

  /// The clips of each person.
  private func bySubject(needed: Int) throws -> [String: [Int]] {
    let nameless = clips.filter { $0.subject == nil }
    guard nameless.isEmpty else {
      throw DatasetsError.noSubjects(
        protocol: name, clips: nameless.count, example: nameless[0].id)
    }
    let groups = Dictionary(grouping: clips.indices) { clips[$0].subject! }
    guard groups.count >= needed else {
      throw DatasetsError.tooFewSubjects(protocol: name, found: groups.count, needed: needed)
    }
    return groups
  }

  private func empty(_ part: Usage) -> DatasetsError {
    .emptyPart(protocol: name, part: part.rawValue)
  }
}

extension [Int] {
  /// The numbers that another array does not have.
  fileprivate func without(_ others: [Int]) -> [Int] {
    let others = Set(others)
    return filter { !others.contains($0) }
  }
}
