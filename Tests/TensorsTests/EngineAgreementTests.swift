import EmotionModel
import Inference
import Networks
import Tensors
import Testing

/// One architecture, two engines, in one process: libtorch has a oneDNN of its own inside, of
/// another version than the library that `Inference` uses.
@Suite struct EngineAgreementTests {
  /// A network whose statistics are not those of the start, so that folding them is tested too.
  static func network(_ specification: NetworkSpecification) throws -> TrainableNetwork {
    let network = try TrainableNetwork(specification: specification, seed: 3)
    var weights = try network.weights()
    for (name, values) in weights where name.contains("norm") {
      let lift: Float = name.hasSuffix("running_var") || name.hasSuffix("weight") ? 1 : 0
      weights[name]!.values = noise(values.shape, seed: UInt64(name.utf8.count)).values
        .map { lift + $0 / 2 }
    }
    try network.load(weights)
    return network
  }

  @Test(arguments: EmotionArchitecture.allCases, [1, 3, 16])
  func `training and inference give the same logits`(
    architecture: EmotionArchitecture, frames: Int
  ) throws {
    let specification = architecture.specification(labelCount: 7)
    let trainable = try Self.network(specification)
    let clips = noise([2, frames, 1, 48, 48])
    let learnt = try withoutGradients {
      try trainable.forward(Tensor(clips), training: false)["logits"]!.array()
    }
    let used = try Network(specification, weights: trainable.weights())(clips)["logits"]!
    #expect(learnt.shape == used.shape)
    let worst = zip(learnt.values, used.values).map { abs($0 - $1) }.max()!
    #expect(worst < 1e-4)
    let spread = learnt.values.max()! - learnt.values.min()!
    #expect(spread > 0.01, "logits that are all alike would agree whatever the layers did")
  }

  @Test func `an engine leaves the other's number of threads alone`() throws {
    _ = try Tensor(noise([1]))  // from here on this thread computes with libtorch's number
    let before = Threads.count
    let network = try Self.network(EmotionArchitecture.cnn.specification(labelCount: 2))
    let picture = noise([1, 1, 48, 48])
    _ = try Network(network.specification, weights: network.weights())(picture)
    _ = try Tensor(picture)
    #expect(Threads.count == before)
  }
}
