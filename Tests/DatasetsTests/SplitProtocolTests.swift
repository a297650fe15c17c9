import Emotions
import Testing

@testable import Datasets

@Suite struct SplitProtocolTests {
  @Test(
    arguments: [
      .random(), .random(validationShare: 0.5), .subjectKFold(folds: 2), .subjectKFold(folds: 5),
      .loso,
    ] as [SplitProtocol], [1, 7] as [UInt64])
  func theseProtocolsPutEveryClipIntoExactlyOnePart(
    splitProtocol: SplitProtocol, seed: UInt64
  ) throws {
    let clips = try TinyClips.people(9)
    let folds = try splitProtocol.folds(of: clips, seed: seed)
    for fold in folds {
      let all = fold.split.train + fold.split.validation + fold.split.test
      #expect(all.sorted() == Array(clips.indices))
      #expect(!fold.split.train.isEmpty)
      #expect(!fold.split.heldOut.isEmpty)
    }
    guard splitProtocol.needsSubjects else { return }
    #expect(folds.flatMap(\.split.test).sorted() == Array(clips.indices))
  }

  @Test(arguments: [.subjectKFold(folds: 4), .loso] as [SplitProtocol])
  func protocolsBySubjectKeepPeopleApart(splitProtocol: SplitProtocol) throws {
    let clips = try TinyClips.people(9)
    for fold in try splitProtocol.folds(of: clips, seed: 3) {
      #expect(!fold.split.validation.isEmpty)
      let common = Disjointness(of: fold.split, clips: clips)
      #expect(common == Disjointness(of: Split(train: []), clips: clips))
      try common.requireSubjectsApart()
      let leakage = Leakage(of: fold.split, clips: clips)
      #expect(leakage.sameSubject == 0)
      #expect(leakage.sameSequence == 0)
      #expect(leakage.identicalPixels == 0)
    }
  }

  @Test func foldsAreAlikeInSizeAndClasses() throws {
    let clips = try TinyClips.people(40)
    let folds = try SplitProtocol.subjectKFold(folds: 5).folds(of: clips, seed: 1)
    let share = Double(clips.count) / 5
    for fold in folds {
      #expect(abs(Double(fold.split.test.count) - share) <= 0.15 * share)
      #expect(Set(fold.split.test.map { clips[$0].label }).count == 4)
    }
    #expect(folds.map(\.name) == ["fold-1", "fold-2", "fold-3", "fold-4", "fold-5"])
  }

  @Test func theSameSeedGivesTheSameFoldsWhateverTheOrderOfTheClips() throws {
    let clips = try TinyClips.people(12)
    let mirrored = Array(clips.reversed())
    for splitProtocol in [SplitProtocol.random(), .subjectKFold(folds: 4), .loso] {
      let once = try splitProtocol.folds(of: clips, seed: 5)
      #expect(try splitProtocol.folds(of: clips, seed: 5) == once)
      let again = try splitProtocol.folds(of: mirrored, seed: 5)
      for (a, b) in zip(once, again) {
        #expect(
          Set(a.split.train.map { clips[$0].id }) == Set(b.split.train.map { mirrored[$0].id }))
        #expect(Set(a.split.test.map { clips[$0].id }) == Set(b.split.test.map { mirrored[$0].id }))
      }
    }
    #expect(
      try SplitProtocol.random().folds(of: clips, seed: 5)
        != SplitProtocol.random().folds(of: clips, seed: 6))
  }

  @Test func randomTakesItsShareOfEachClass() throws {
    var clips: [LabelledClip] = []
    for (label, count) in [(Emotion.happy, 50), (.sad, 10), (.fear, 1)] {
      for index in 0..<count {
        clips.append(try TinyClips.clip("toy/\(label)\(index)", label, gray: clips.count))
      }
    }
    let split = try SplitProtocol.random(validationShare: 0.2).folds(of: clips, seed: 1)[0].split
    let counts = split.validation.reduce(into: [:]) { $0[clips[$1].label, default: 0] += 1 }
    #expect(counts == [.happy: 10, .sad: 2])
  }

  @Test func officialFollowsTheDataAndSetsValidationAsideWhereTheyHaveNone() throws {
    var clips = try (0..<20).map {
      try TinyClips.clip(
        "toy/\($0)", $0 % 2 == 0 ? .happy : .sad, usage: $0 < 16 ? .train : .test, gray: $0)
    }
    let split = try SplitProtocol.official.folds(of: clips, seed: 1)[0].split
    #expect(split.test == [16, 17, 18, 19])
    #expect(split.validation.count == 2)
    #expect(split.train.count == 14)
    for index in 16..<20 { clips[index].usage = .validation }
    let two = try SplitProtocol.official.folds(of: clips, seed: 1)[0].split
    #expect(two.heldOut == [16, 17, 18, 19])
    #expect(two.train == Array(0..<16))
    for index in 16..<20 { clips[index].usage = .train }
    #expect(throws: DatasetsError.emptyPart(protocol: "official", part: "test")) {
      try SplitProtocol.official.folds(of: clips, seed: 1)
    }
  }

  @Test func crossTrainsOnOneDataSetAndJudgesOnAnother() throws {
    let clips = try (0..<12).map {
      try TinyClips.clip("\($0 < 8 ? "a" : "ab")/\($0)", $0 % 2 == 0 ? .happy : .sad, gray: $0)
    }
    let split = try SplitProtocol.cross(test: ["ab"]).folds(of: clips, seed: 1, innerShare: 0)[0]
      .split
    #expect(split == Split(train: Array(0..<8), test: [8, 9, 10, 11]))
    #expect(throws: DatasetsError.emptyPart(protocol: "cross", part: "test")) {
      try SplitProtocol.cross(test: ["c"]).folds(of: clips, seed: 1)
    }
    #expect(throws: DatasetsError.emptyPart(protocol: "cross", part: "train")) {
      try SplitProtocol.cross(test: ["a", "ab"]).folds(of: clips, seed: 1)
    }
  }

  @Test func whatCannotBeSplitIsRefused() throws {
    let clips = try TinyClips.people(3)
    #expect(throws: DatasetsError.nothingToSplit) {
      try SplitProtocol.random().folds(of: [], seed: 1)
    }
    #expect(throws: DatasetsError.oneClass(.angry)) {
      try SplitProtocol.random().folds(of: Array(clips.prefix(3)), seed: 1)
    }
    #expect(
      throws: DatasetsError.tooFewSubjects(protocol: "subject-kfold", found: 3, needed: 10)
    ) { try SplitProtocol.subjectKFold().folds(of: clips, seed: 1) }
    #expect(throws: DatasetsError.tooFewSubjects(protocol: "loso", found: 1, needed: 2)) {
      try SplitProtocol.loso.folds(of: clips.filter { $0.subject == "toy/P0" }, seed: 1)
    }
    for share in [0.0, 1, -1, .nan] {
      #expect(throws: DatasetsError.self) {
        try SplitProtocol.random(validationShare: share).folds(of: clips, seed: 1)
      }
    }
    #expect(throws: DatasetsError.self) {
      try SplitProtocol.subjectKFold(folds: 1).folds(of: clips, seed: 1)
    }
    var nameless = clips
    nameless[4].subject = nil
    #expect(
      throws: DatasetsError.noSubjects(protocol: "loso", clips: 1, example: nameless[4].id)
    ) { try SplitProtocol.loso.folds(of: nameless, seed: 1) }
  }
}

@Suite struct LeakageTests {
  @Test func siblingsInTrainingAreCounted() throws {
    let clips = [
      try TinyClips.clip("t/0", .happy, subject: "A", sequence: "A1", gray: 0),
      try TinyClips.clip("t/1", .happy, subject: "A", sequence: "A1", gray: 1),
      try TinyClips.clip("t/2", .sad, subject: "A", sequence: "A2", gray: 0),
      try TinyClips.clip("t/3", .sad, subject: "B", gray: 2),
      try TinyClips.clip("t/4", .sad, gray: 3),
    ]
    let split = Split(train: [0], validation: [1, 2, 3, 4])
    let leakage = Leakage(of: split, clips: clips)
    #expect(leakage.heldOut == 4)
    #expect(leakage.sameSequence == 0.25)
    #expect(leakage.sameSubject == 0.5)
    #expect(leakage.identicalPixels == 0.25)
    let common = Disjointness(of: split, clips: clips)
    #expect(common.commonSubjects == ["A"])
    #expect(common.commonSequences == ["A1"])
    #expect(common.commonPictures == ["t/2"])
    #expect(throws: DatasetsError.partsOverlap(what: "subjects", count: 1, example: "A")) {
      try common.requireSubjectsApart()
    }
  }

  @Test func dataThatTellNoPeopleHaveNoShareOfThem() throws {
    let clips = try (0..<4).map { try TinyClips.clip("t/\($0)", .happy, gray: $0) }
    let leakage = Leakage(of: Split(train: [0, 1], test: [2, 3]), clips: clips)
    #expect(leakage.sameSubject == nil)
    #expect(leakage.sameSequence == nil)
    #expect(leakage.identicalPixels == 0)
  }
}

@Suite struct SeededGeneratorTests {
  /// The first numbers of the reference implementation with seed 1234567.
  @Test func theNumbersAreSplitMix64s() {
    var generator = SeededGenerator(seed: 1_234_567)
    let numbers = (0..<3).map { _ in generator.next() }
    #expect(
      numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test func aShuffleKeepsTheElementsAndIsEven() {
    var generator = SeededGenerator(seed: 1)
    var firsts = [0, 0, 0]
    for _ in 0..<3000 {
      let shuffled = generator.shuffled([0, 1, 2])
      #expect(shuffled.sorted() == [0, 1, 2])
      firsts[shuffled[0]] += 1
    }
    #expect(firsts.allSatisfy { abs($0 - 1000) < 100 })
  }
}
