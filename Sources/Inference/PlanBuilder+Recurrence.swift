import CKernels
import COneDNN
import Networks

extension PlanBuilder {
  /// `[N, L, D]` → `[N, L, hidden]`, or `[N, L, 2·hidden]`: the forward direction's features first.
  ///
  /// What the tokens add to the gates is one product for all tokens and both directions; only what
  /// the state adds goes token by token. (oneDNN's own LSTM multiplies token by token throughout:
  /// at one clip it reads the large matrix from memory for each of them.)
  mutating func lstm(
    _ name: String, _ value: Memory, inputs: Int, hidden: Int, bidirectional: Bool
  ) throws -> Memory {
    let recurrence = LSTMRecurrence(
      clips: value.layout.shape[0], length: value.layout.shape[1],
      directions: bidirectional ? 2 : 1, hidden: hidden)
    let weights = weights
    let gates = try product(
      "\(name).weight_ih", value, recurrence.stacked(weights, "\(name).weight_ih_l0", inputs),
      bias: recurrence.summedBiases(weights, name), inputs: inputs,
      outputs: recurrence.gateStride, nil)  // [N, L, directions·4·hidden]
    let result = try memory(
      Layout([recurrence.clips, recurrence.length, recurrence.directions * hidden]))
    let padded = recurrence.statePadded(weights, name)
    let layout = try Layout([padded.values.count])
    let matrices = try store.memory("\(name).weight_hh", padded, from: layout, to: layout)
    guard let gateNumbers = gates.buffer?.floats, let output = result.buffer?.floats,
      let matrixNumbers = matrices.buffer?.floats
    else { return result }
    let scratch = Buffer(size: recurrence.scratchSize)
    kept += [matrices, scratch]
    let threads = threads
    steps.append(
      .loop {
        recurrence.run(
          gates: gateNumbers, matrices: matrixNumbers, output: output, scratch: scratch.floats,
          threads: threads)
      })
    recycle(gates)
    return result
  }
}
