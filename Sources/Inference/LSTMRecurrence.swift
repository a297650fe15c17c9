import CKernels
import Networks

/// The part of an LSTM that goes token by token, and how its numbers are packed.
///
/// PyTorch's gates are input, forget, cell, output, `hidden` rows each. The kernels want `hidden` to
/// be a multiple of 16: features are padded with zeros, which keep every padded state at 0.
struct LSTMRecurrence {
  let clips: Int
  let length: Int
  let directions: Int
  let hidden: Int

  /// Clips that one thread runs at a time.
  private static let clipsPerBlock = 4

  /// `hidden`, rounded up to whole groups.
  var padded: Int { slidingGroups(hidden) * ck_lanes }
  /// Gates of all directions of one token.
  var gateStride: Int { directions * 4 * padded }
  private var blocks: Int { (clips + Self.clipsPerBlock - 1) / Self.clipsPerBlock }
  private var scratchCount: Int { 24 * padded }
  /// Bytes of scratch memory of all blocks, and of the padded results.
  var scratchSize: Int {
    4 * (blocks * directions * scratchCount + (padded == hidden ? 0 : paddedOutputCount))
  }
  private var paddedOutputCount: Int { clips * length * directions * padded }
  private var suffixes: [String] { directions == 2 ? ["", "_reverse"] : [""] }

  // MARK: Packing

  /// Both directions' matrices `[4·hidden, columns]` one after the other, gates padded.
  func stacked(_ weights: [String: FloatArray], _ name: String, _ columns: Int) -> FloatArray {
    var values = [Float](repeating: 0, count: gateStride * columns)
    for (direction, suffix) in suffixes.enumerated() {
      guard let source = weights[name + suffix]?.values else { continue }
      for gate in 0..<4 {
        let start = (direction * 4 + gate) * padded * columns
        let count = hidden * columns
        values.replaceSubrange(
          start..<start + count, with: source[gate * count..<(gate + 1) * count])
      }
    }
    return FloatArray(shape: [gateStride, columns], values: values)
  }

  /// PyTorch has two biases per gate, which are only ever added.
  func summedBiases(_ weights: [String: FloatArray], _ name: String) -> FloatArray {
    let (first, second) = (
      stacked(weights, "\(name).bias_ih_l0", 1), stacked(weights, "\(name).bias_hh_l0", 1)
    )
    return FloatArray(
      shape: [gateStride], values: zip(first.values, second.values).map { $0 + $1 })
  }

  /// What the state is multiplied with, `[directions, hidden, 4·hidden]`, all padded.
  func statePadded(_ weights: [String: FloatArray], _ name: String) -> FloatArray {
    let source = stacked(weights, "\(name).weight_hh_l0", hidden).values
    let gates = 4 * padded
    var values = [Float](repeating: 0, count: directions * padded * gates)
    for direction in 0..<directions {
      for gate in 0..<gates {
        for feature in 0..<hidden {
          values[(direction * padded + feature) * gates + gate] =
            source[(direction * gates + gate) * hidden + feature]
        }
      }
    }
    return FloatArray(shape: [values.count], values: values)
  }

  // MARK: Running

  /// Runs all clips and directions, which don't depend on each other, side by side.
  func run(
    gates: UnsafePointer<Float>, matrices: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>, threads: Int
  ) {
    let outputStride = directions * padded
    let states = padded == hidden ? output : scratch + blocks * directions * scratchCount
    parallel(blocks * directions, threads: threads) { index in
      let (block, direction) = (index / directions, index % directions)
      var lstm = ck_lstm(
        hidden: Int32(padded), weights: matrices + direction * padded * 4 * padded,
        gates: gates + direction * 4 * padded, output: states + direction * padded,
        gate_stride: gateStride, output_stride: outputStride, length: Int32(length),
        reverse: direction == 1 ? 1 : 0)
      let first = block * Self.clipsPerBlock
      ck_lstm_run(
        &lstm, Int32(first), Int32(min(Self.clipsPerBlock, clips - first)),
        scratch + index * scratchCount)
    }
    guard padded != hidden else { return }
    for row in 0..<clips * length * directions {
      (output + row * hidden).update(from: states + row * padded, count: hidden)
    }
  }
}
