import Emotions
import Evaluation
import FaceSynthesis
import Foundation
import Imaging
import TestSupport
import Testing

@testable import Baselines

@Suite struct BaselineModelTests {
  /// Examples of two classes that one number tells apart, of four people.
  private func examples(_ count: Int, from start: Int = 0) -> [BaselineExample] {
    (start..<start + count).map { number in
      let side: Float = number % 2 == 0 ? 1 : -1
      return BaselineExample(
        id: "e\(number)", label: number % 2 == 0 ? .happy : .sad, subject: "p\(number % 4)",
        descriptor: ClipDescriptor(appearance: [side + Float(number % 7) * 0.05, 1]))
    }
  }

  private func parts() -> BaselineParts {
    BaselineParts(
      fitting: examples(16), choosing: examples(8, from: 16), training: examples(16))
  }

  @Test func `the settings are chosen, and the answers are probabilities`() throws {
    let model = try BaselineModel(.hogSVM, labels: [.happy, .sad], parts: parts())
    #expect(model.description.rightOfChoosing == 8 && model.description.choosingCount == 8)
    #expect(
      BaselineSettings.grid(for: .hogSVM).contains(model.description.settings)
        && model.description.settings.geometryShare == 0)
    let predictions = try model.predictions(for: examples(6, from: 40))
    #expect(predictions.allSatisfy { $0.isRight })
    #expect(predictions.map(\.subject) == (40..<46).map { "p\($0 % 4)" })
    #expect(model.parameterCount > model.multiplyAdds)
  }

  @Test func `a model that is read back says the same`() throws {
    let folder = try TestPaths.temporaryFolder()
    let model = try BaselineModel(
      .hogSVM, labels: [.happy, .sad], parts: parts(), splitHashes: ["test.csv": "ab"])
    try model.write(to: folder)
    let again = try BaselineModel(contentsOf: folder)
    #expect(again.description == model.description)
    for example in examples(6) {
      let (a, b) = (
        try model.scores(of: example.descriptor), try again.scores(of: example.descriptor)
      )
      #expect(zip(a.probabilities, b.probabilities).allSatisfy { abs($0 - $1) < 1e-6 })
    }
    try FileManager.default.removeItem(at: folder.appending(component: "machine.svm"))
    #expect(throws: BaselinesError.self) { try BaselineModel(contentsOf: folder) }
  }

  @Test func `a class that nothing shows is refused`() {
    #expect(throws: BaselinesError.missingLabel("fear")) {
      try BaselineModel(.hogSVM, labels: [.happy, .sad, .fear], parts: parts())
    }
    #expect(throws: BaselinesError.oneLabel("happy")) {
      try BaselineModel(.hogSVM, labels: [.happy], parts: parts())
    }
  }

  @Test(arguments: [
    BaselinesError.oneLabel("happy"), .missingLabel("sad"), .refused(reason: "C <= 0"),
    .unreadable(path: "/a"), .unwritable(path: "/b", reason: "full"),
  ])
  func `every error says what happened and what to do`(error: BaselinesError) {
    #expect(error.errorDescription?.isEmpty == false)
    #expect(error.recoverySuggestion?.isEmpty == false)
  }

  @Test(arguments: BaselineArchitecture.allCases)
  func `expressions of rendered people who were not met are told above chance`(
    architecture: BaselineArchitecture
  ) throws {
    let labels: [Emotion] = [.happy, .surprise, .angry]
    let faces = try RenderedFaces.examples(people: 9, labels: labels)
    let held = faces.filter { ["p6", "p7", "p8"].contains($0.subject) }
    let inner = faces.filter { ["p4", "p5"].contains($0.subject) }
    let training = faces.filter { ["p0", "p1", "p2", "p3"].contains($0.subject) }
    #expect(held.count == 18 && training.count == 24)
    let model = try BaselineModel(
      architecture, labels: labels,
      parts: .init(fitting: training, choosing: inner, training: training))
    let right = try model.predictions(for: held).count(where: \.isRight)
    // A guess has 6 of 18; 12 or more happen to a guess with p = 0.004.
    #expect(right >= 12, "\(right) of 18")
    #expect((model.description.settings.geometryShare > 0) == architecture.readsLandmarks)
  }
}
