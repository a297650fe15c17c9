// Times one training step of the default architecture; the rival is script/bench/training_step.py.
//
//     swift run -c release training-step [batch] [steps]
//
// Prints one line, `mien: <median> ms per step`: forward, backward, clipping and AdamW on a batch
// [N, 1, 48, 48], with dropout and label smoothing, as in `mien train`.
import EmotionModel
import Networks
import Tensors

let arguments = CommandLine.arguments.dropFirst().compactMap(Int.init)
let batch = arguments.first ?? 64
let steps = arguments.dropFirst().first ?? 20

let network = try TrainableNetwork(
  specification: EmotionArchitecture.cnnBiLSTM.specification(labelCount: 7), seed: 1)
let optimizer = try AdamW(network.parameters)
let loss = try CrossEntropy(labelSmoothing: 0.1)
let pixels = (0..<batch * 48 * 48).map { Float($0 &* 2_654_435_761 % 256) / 255 }
let input = try Tensor(pixels, shape: [batch, 1, 48, 48])
let labels = (0..<batch).map { $0 % 7 }

@MainActor func step() throws {
  let logits = try network.forward(input, training: true)["logits"]!
  let value = try loss(logits, labels: labels)
  try network.clearGradients()
  try value.backward()
  try optimizer.clipGradients(toNorm: 5)
  try optimizer.step(learningRate: 1e-3)
  _ = try value.number()
}

for _ in 0..<3 { try step() }
let clock = ContinuousClock()
let times = try (0..<steps).map { _ in try clock.measure { try step() } }.sorted()
let median = times[steps / 2] / Duration.milliseconds(1)
print("mien: \((median * 10).rounded() / 10) ms per step")
