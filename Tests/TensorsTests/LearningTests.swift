import EmotionModel
import Networks
import Tensors
import Testing

@Suite struct LearningTests {
  @Test func `eight clips without a pattern are learnt by heart`() throws {
    let lesson = try Lesson(
      EmotionArchitecture.cnnBiLSTM.specification(labelCount: 7), input: [8, 1, 1, 48, 48],
      classes: 7)
    #expect(try lesson.accuracy() < 0.99)
    let losses = try lesson.learn(steps: 60, rate: 1e-3)
    #expect(losses.last! < losses[0] / 2)
    #expect(try lesson.accuracy() >= 0.99)
  }

  @Test func `the same seed gives the same losses, another seed others`() throws {
    let first = try Lesson().learn(steps: 5)
    let second = try Lesson().learn(steps: 5)
    let other = try Lesson(seed: 8).learn(steps: 5)
    #expect(first == second)
    #expect(first != other)
  }

  @Test(arguments: [true, false])
  func `a resumed run equals an uninterrupted one bit by bit`(usesAdamW: Bool) throws {
    let optimizer: ([TrainableNetwork.Parameter]) throws -> any Optimizer = {
      usesAdamW ? try AdamW($0) : try SGD($0, weightDecay: 0.01)
    }
    let uninterrupted = try Lesson(optimizer: optimizer)
    let first = try Lesson(optimizer: optimizer)
    #expect(try uninterrupted.learn(steps: 3) == first.learn(steps: 3))

    let resumed = try Lesson(seed: 99, optimizer: optimizer)
    try resumed.network.load(first.network.weights())
    try resumed.network.restore(first.network.randomState())
    try resumed.optimizer.restore(first.optimizer.state())
    #expect(try uninterrupted.learn(steps: 3) == resumed.learn(steps: 3))
    #expect(try uninterrupted.network.weights() == resumed.network.weights())
    #expect(try uninterrupted.optimizer.state() == resumed.optimizer.state())
  }

  @Test func `without the state of dropout a resumed run differs`() throws {
    let uninterrupted = try Lesson()
    _ = try uninterrupted.learn(steps: 3)
    let resumed = try Lesson(seed: 99)
    try resumed.network.load(uninterrupted.network.weights())
    try resumed.optimizer.restore(uninterrupted.optimizer.state())
    #expect(try uninterrupted.learn(steps: 3) != resumed.learn(steps: 3))
  }

  @Test func `an average of the weights starts at them and follows them`() throws {
    let lesson = try Lesson()
    let average = try MovingAverage(of: lesson.network, decay: 0.9)
    let start = try lesson.network.weights()
    #expect(try average.weights() == start)
    _ = try lesson.learn(steps: 1)
    try average.update(step: 1000)
    let name = "classifier.weight"
    let (before, after) = (start[name]!.values[0], try lesson.network.weights()[name]!.values[0])
    let expected = before + (after - before) * 0.1
    #expect(abs(try average.weights()[name]!.values[0] - expected) < 1e-6)
  }

  @Test func `bfloat16 gives nearly the same logits, in 32 bits, and only within its pass`() throws
  {
    let network = try TrainableNetwork(
      specification: EmotionArchitecture.cnnBiLSTM.specification(labelCount: 7), seed: 1)
    let clips = try Tensor(noise([4, 1, 1, 48, 48]))
    try withoutGradients {
      let logits = { (precision: Precision) in
        try network.forward(clips, training: false, precision: precision)["logits"]!.floats()
      }
      let exact = try logits(.float32)
      let rough = try logits(.bfloat16)
      let again = try logits(.float32)
      #expect(exact == again)
      #expect(exact != rough)
      for (a, b) in zip(exact, rough) { #expect(abs(a - b) < 0.02) }
    }
  }

  @Test func `eight clips are learnt by heart in bfloat16 as well`() throws {
    let lesson = try Lesson(
      EmotionArchitecture.cnnBiLSTM.specification(labelCount: 7), input: [8, 1, 1, 48, 48],
      classes: 7)
    let losses = try lesson.learn(steps: 60, rate: 1e-3, precision: .bfloat16)
    #expect(losses.last! < losses[0] / 2)
    #expect(try lesson.accuracy() >= 0.99)
  }

  @Test func `a prediction does not depend on the rest of its batch`() throws {
    let lesson = try Lesson()
    _ = try lesson.learn(steps: 2)
    let clips = noise([8, 2, 1, 12, 12])
    let alone = FloatArray(shape: [1, 2, 1, 12, 12], values: Array(clips.values.prefix(288)))
    try withoutGradients {
      let all = try lesson.network.forward(Tensor(clips), training: false)["logits"]!.floats()
      let one = try lesson.network.forward(Tensor(alone), training: false)["logits"]!.floats()
      for (a, b) in zip(all, one) { #expect(abs(a - b) < 1e-5) }
    }
  }
}
