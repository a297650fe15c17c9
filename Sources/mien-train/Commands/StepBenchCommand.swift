import ArgumentParser
import EmotionModel
import Foundation
import Imaging
import Tensors
import Terminal

/// `mien-train bench-step`: how long one step of training takes on this machine.
struct StepBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench-step", abstract: "Times one step of training.", shouldDisplay: false)

  @Option(help: "The network.") var architecture = EmotionArchitecture.cnnBiLSTM
  @Option(help: "Clips per step.") var batchSize = 64
  @Option(help: "In which numbers a step multiplies.") var precision = Precision.float32
  @Option(help: "Steps that are timed.") var repeats = 20

  func run() throws {
    let labels = 7
    let network = try TrainableNetwork(
      specification: architecture.specification(labelCount: labels), on: .cpu, seed: 1)
    let optimizer = try AdamW(network.parameters, weightDecay: 0.01)
    let loss = try CrossEntropy(labelSmoothing: 0.1, on: .cpu)
    let side = FaceCrop.side
    let input = try Tensor(
      (0..<batchSize * side * side).map { Float($0 % 251) / 250 },
      shape: [batchSize, 1, 1, side, side], on: .cpu)
    let targets = (0..<batchSize).map { $0 % labels }
    let clock = ContinuousClock()
    var times: [Double] = []
    for step in 0..<repeats + 3 {
      let time = try clock.measure {
        try network.clearGradients()
        let logits = try network.forward(input, training: true, precision: precision)["logits"]!
        let value = try loss(logits, labels: targets)
        try value.backward()
        _ = try optimizer.clipGradients(toNorm: 5)
        try optimizer.step(learningRate: 1e-3)
        _ = try value.number()
      }
      if step >= 3 { times.append(time.inSeconds * 1000) }
    }
    times.sort()
    print(
      String(
        format: "median_ms %.1f  min_ms %.1f  max_ms %.1f  batch %d", times[times.count / 2],
        times.first!, times.last!, batchSize))
  }
}
