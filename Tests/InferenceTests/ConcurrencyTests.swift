import Inference
import Networks
import Testing

@Test(arguments: ["cnn-bilstm-attention", "large", "p-net", "r-net"])
func eightTasksWithDifferentShapesGetTheSameAsOne(name: String) async throws {
  let golden = try GoldenFile(name)
  let network = try golden.network()
  let inputs = golden.cases.values.map(\.input)
  let alone = try inputs.map { try network($0) }
  try await withThrowingTaskGroup(of: Void.self) { group in
    for task in 0..<8 {
      group.addTask {
        for round in 0..<6 {
          let index = (task + round) % inputs.count
          let result = try network(inputs[index])
          #expect(result == alone[index], "task \(task), round \(round)")
        }
      }
    }
    try await group.waitForAll()
  }
}

/// Clips of a batch, each of its own.
private func separated(_ batch: FloatArray) -> [FloatArray] {
  let size = batch.shape.dropFirst().reduce(1, *)
  return (0..<batch.shape[0]).map {
    FloatArray(
      shape: [1] + batch.shape.dropFirst(),
      values: Array(batch.values[$0 * size..<($0 + 1) * size]))
  }
}

/// The first input of a golden file, repeated and varied into a batch of `count`.
private func batch(of count: Int, like input: FloatArray) -> FloatArray {
  let shape = input.shape.dropFirst()
  let size = shape.reduce(1, *)
  var values: [Float] = []
  for n in 0..<count {
    let (scale, shift) = (1 + Float(n) / 8, Float(n % 3) / 4)
    for value in input.values[0..<size] { values.append(value * scale - shift) }
  }
  return FloatArray(shape: [count] + shape, values: values)
}

/// 7 = 4 + 1 + 1 + 1 and 21 = 16 + 4 + 1 pass through every way a batch is cut.
@Test(arguments: GoldenFile.names, [3, 7, 21])
func aClipsAnswerDoesNotDependOnItsBatch(name: String, count: Int) throws {
  let golden = try GoldenFile(name)
  let network = try golden.network()
  for (input, _) in golden.cases.values where input.shape.count == 4 || input.shape[1] < 4 {
    let batch = batch(of: count, like: input)
    let together = try network(batch)
    for (index, clip) in separated(batch).enumerated() {
      for (head, array) in try network(clip) {
        let size = array.values.count
        let slice = together[head]?.values[index * size..<(index + 1) * size]
        #expect(slice.map(Array.init) == array.values, "\(head) of clip \(index) of \(count)")
      }
    }
  }
}
