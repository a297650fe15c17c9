import Foundation
import Networks

/// One direction of an LSTM over one clip's tokens, with what its way back needs.
///
/// Hochreiter and Schmidhuber 1997, in PyTorch's form: gates i, f, g, o of W·x + U·h + b,
/// c = f·c' + i·g, h = o·tanh(c). Backwards: Graves 2012, equations 4.11–4.22, without peepholes.
struct LSTMTrace {
  // l token, d hidden feature
  let length: Int
  let hidden: Int
  private let isReversed: Bool
  private let input: TokenMatrix
  private let state: TokenMatrix
  /// After their functions, `[L, 4, hidden]`.
  private var gates: [Float]
  /// `[L, hidden]`.
  private var cells: [Float]
  /// h, `[L, hidden]`.
  private(set) var output: [Float]

  /// Runs the tokens `[L, inputs]`; `suffix` is `_reverse` for the way from the last to the first.
  init(
    _ tokens: [Float], length: Int, hidden: Int, weights: [String: FloatArray], name: String,
    suffix: String
  ) {
    func weight(_ part: String) -> FloatArray { weights["\(name).\(part)_l0\(suffix)"]! }
    self.length = length
    self.hidden = hidden
    isReversed = !suffix.isEmpty
    input = TokenMatrix(weight("weight_ih"))
    state = TokenMatrix(weight("weight_hh"))
    let biases = zip(weight("bias_ih").values, weight("bias_hh").values).map { $0 + $1 }
    gates = (0..<length).flatMap { _ in biases }
    input.multiply(tokens, addingTo: &gates)
    cells = [Float](repeating: 0, count: length * hidden)
    output = cells
    for l in order { step(l) }
  }

  /// The tokens in the order in which they are read.
  private var order: [Int] { isReversed ? (0..<length).reversed() : Array(0..<length) }

  /// The token that is read before; nil for the first.
  private func before(_ l: Int) -> Int? {
    let other = isReversed ? l + 1 : l - 1
    return (0..<length).contains(other) ? other : nil
  }

  private mutating func step(_ l: Int) {
    let start = 4 * hidden * l
    if let other = before(l) {
      var sums = [Float](repeating: 0, count: 4 * hidden)
      state.multiply(Array(output[other * hidden..<(other + 1) * hidden]), addingTo: &sums)
      for d in sums.indices { gates[start + d] += sums[d] }
    }
    for d in 0..<hidden {
      let i = Self.sigmoid(gates[start + d])
      let f = Self.sigmoid(gates[start + hidden + d])
      let g = tanh(gates[start + 2 * hidden + d])
      let o = Self.sigmoid(gates[start + 3 * hidden + d])
      let earlier = before(l).map { cells[$0 * hidden + d] } ?? 0
      let c = f * earlier + i * g
      (gates[start + d], gates[start + hidden + d]) = (i, f)
      (gates[start + 2 * hidden + d], gates[start + 3 * hidden + d]) = (g, o)
      cells[l * hidden + d] = c
      output[l * hidden + d] = o * tanh(c)
    }
  }

  /// The gradient of the tokens `[L, inputs]` from that of the output `[L, hidden]`.
  func gradient(of outputs: [Float]) -> [Float] {
    var toGates = [Float](repeating: 0, count: length * 4 * hidden)
    var toState = [Float](repeating: 0, count: hidden)
    var toCell = toState
    for l in order.reversed() {
      let start = 4 * hidden * l
      for d in 0..<hidden {
        let (i, f) = (gates[start + d], gates[start + hidden + d])
        let (g, o) = (gates[start + 2 * hidden + d], gates[start + 3 * hidden + d])
        let bent = tanh(cells[l * hidden + d])
        let slope = outputs[l * hidden + d] + toState[d]
        let cell = toCell[d] + slope * o * (1 - bent * bent)
        let earlier = before(l).map { cells[$0 * hidden + d] } ?? 0
        toGates[start + d] = cell * g * i * (1 - i)
        toGates[start + hidden + d] = cell * earlier * f * (1 - f)
        toGates[start + 2 * hidden + d] = cell * i * (1 - g * g)
        toGates[start + 3 * hidden + d] = slope * bent * o * (1 - o)
        toCell[d] = cell * f
      }
      toState = [Float](repeating: 0, count: hidden)
      state.multiplyTransposed(
        Array(toGates[start..<start + 4 * hidden]), addingTo: &toState)
    }
    var result = [Float](repeating: 0, count: length * input.columns)
    input.multiplyTransposed(toGates, addingTo: &result)
    return result
  }

  private static func sigmoid(_ x: Float) -> Float { 1 / (1 + exp(-x)) }
}

/// The directions of one LSTM, the forward one first.
extension [LSTMTrace] {
  /// Side by side, `[L, directions · hidden]`.
  var output: [Float] {
    (0..<self[0].length).flatMap { l in
      flatMap { $0.output[l * $0.hidden..<(l + 1) * $0.hidden] }
    }
  }

  /// The gradient of the tokens from that of the output: the directions' sum.
  func gradient(of output: [Float]) -> [Float] {
    let (length, hidden) = (self[0].length, self[0].hidden)
    let parts = enumerated().map { place, trace in
      trace.gradient(
        of: (0..<length).flatMap { l in
          let start = (l * count + place) * hidden
          return output[start..<start + hidden]
        })
    }
    return parts.dropFirst().reduce(parts[0]) { zip($0, $1).map { $0 + $1 } }
  }
}
