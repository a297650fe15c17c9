import Emotions
import Evaluation
import Testing

@testable import Reports

@Suite struct FairChoiceTests {
  private func predictions(_ counts: [Emotion: Int]) -> [Prediction] {
    counts.sorted { $0.key < $1.key }.flatMap { label, count in
      (0..<count).map { Prediction(id: "\(label)/\($0).png", label: label, scores: nil) }
    }
  }

  @Test func `Each expression gets its share, and at least one`() {
    let all = predictions([.happy: 80, .sad: 20, .fear: 1])
    let chosen = FairChoice.indices(of: all, count: 11).map { all[$0] }
    let counts = Dictionary(grouping: chosen, by: \.label).mapValues(\.count)
    #expect(counts == [.happy: 8, .sad: 2, .fear: 1])
  }

  @Test func `The choice does not depend on the order of the set, and never on the answers`() throws
  {
    var all = predictions([.happy: 30, .sad: 30])
    let chosen = Set(FairChoice.indices(of: all, count: 10).map { all[$0].id })
    all.reverse()
    for index in all.indices { all[index].scores = try Samples.scores(.sad) }
    #expect(Set(FairChoice.indices(of: all, count: 10).map { all[$0].id }) == chosen)
    #expect(Set(FairChoice.indices(of: all, count: 10, seed: 7).map { all[$0].id }) != chosen)
  }

  @Test func `Where there are few faces all are shown once`() {
    let all = predictions([.happy: 2, .sad: 1])
    #expect(FairChoice.indices(of: all, count: 16).sorted() == [0, 1, 2])
    #expect(FairChoice.indices(of: [], count: 16).isEmpty)
  }
}
