import Datasets
import EmotionModel
import Emotions
import Testing

@testable import Training

@Suite struct TrainingPlanTests {
  private func plan(
    labels: [Emotion]? = nil, training: [LabelledClip], validation: [LabelledClip]
  ) throws -> TrainingPlan {
    try TrainingPlan(
      configuration: .init(), labels: labels, training: training, validation: validation,
      data: .init(datasets: [], protocol: "random", splitHashes: [:], seed: 1))
  }

  @Test func `Labels come in FER2013's order, or as they are given`() throws {
    let clips = try TestClips.clips(4, labels: [.sad, .angry])
    #expect(try plan(training: clips, validation: clips).labels == [.angry, .sad])
    #expect(
      try plan(labels: [.sad, .angry], training: clips, validation: clips).labels
        == [.sad, .angry])
  }

  @Test func `Data that can't be learnt from is refused`() throws {
    let clips = try TestClips.clips(4)
    let happy = try TestClips.clips(2, labels: [.happy])
    let long = try TestClips.clips(2, length: 2)
    #expect(throws: TrainingError.noTrainingClips) { try plan(training: [], validation: clips) }
    #expect(throws: TrainingError.noValidationClips) { try plan(training: clips, validation: []) }
    #expect(throws: TrainingError.oneLabel("happy")) {
      try plan(training: happy, validation: clips)
    }
    #expect(throws: TrainingError.missingLabel("fear")) {
      try plan(labels: [.happy, .sad, .fear], training: clips, validation: clips)
    }
    #expect(throws: TrainingError.unexpectedLabel("sad", id: clips[1].id)) {
      try plan(
        labels: [.happy, .angry],
        training: clips + TestClips.clips(1, labels: [.angry]), validation: clips)
    }
    #expect(throws: TrainingError.clipLength(id: long[0].id, found: 2, expected: 1)) {
      try plan(training: clips, validation: long)
    }
  }

  @Test func `The fingerprint changes with pixels, truth, names, parts and labels`() throws {
    let clips = try TestClips.clips(4)
    let first = try plan(training: clips, validation: clips)
    var renamed = clips
    renamed[0].id = "other"
    var relabelled = clips
    relabelled[0].label = .sad
    let others = try [
      plan(training: renamed, validation: clips), plan(training: relabelled, validation: clips),
      plan(training: TestClips.clips(4, seed: 9), validation: clips),
      plan(training: clips, validation: Array(clips.dropLast())),
      plan(labels: [.sad, .happy], training: clips, validation: clips),
    ]
    #expect(try plan(training: clips, validation: clips).fingerprint == first.fingerprint)
    #expect(Set(others.map(\.fingerprint) + [first.fingerprint]).count == 6)
  }
}
