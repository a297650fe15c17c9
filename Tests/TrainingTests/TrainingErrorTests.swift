import Testing

@testable import Training

@Suite struct TrainingErrorTests {
  static let all: [(TrainingError, String)] = [
    (.unreadableFile(path: "/a.yaml"), "/a.yaml"), (.unreadableConfiguration(reason: "why"), "why"),
    (.unknownKey("kee", allowed: ["key"]), "kee"),
    (.badValue(key: "k", value: "-1", allowed: "more"), "-1"), (.noTrainingClips, "training"),
    (.oneLabel("sad"), "sad"), (.missingLabel("fear"), "fear"),
    (.unexpectedLabel("fear", id: "jaffe/x"), "jaffe/x"),
    (.clipLength(id: "jaffe/x", found: 3, expected: 1), "3"), (.noValidationClips, "validation"),
    (.divergence(epoch: 3, step: 7, checkpoint: "/c"), "epoch 3, step 7"),
    (.runExists(path: "/run"), "/run"), (.noCheckpoint(path: "/run"), "/run"),
    (.runFinished(path: "/run", epoch: 25), "25"),
    (.otherConfiguration(path: "/run", keys: ["seed"]), "seed"), (.otherData(path: "/run"), "/run"),
    (.badCheckpoint(path: "/c", reason: "why"), "why"),
    (.unwritable(path: "/d", reason: "why"), "/d"),
    (.badFolds(reason: "why"), "why"), (.noInnerValidation(fold: "f", key: "select"), "select"),
  ]

  @Test(arguments: all)
  func `Every error says what happened and what to do`(error: TrainingError, fact: String) {
    #expect(error.errorDescription?.contains(fact) == true)
    #expect((error.recoverySuggestion?.count ?? 0) > 10)
  }

  @Test func `A divergence says where the last good state is`() {
    let error = TrainingError.divergence(epoch: 1, step: 1, checkpoint: "/run/c")
    #expect(error.recoverySuggestion?.contains("/run/c") == true)
  }
}
