import Networks

/// One layer of a network's last part, run on one clip, that can be gone back through.
enum TailStep {
  /// What a layer reads and gives: `[L, D]`, or a vector (L = 1).
  struct Tokens {
    var values: [Float]
    var features: Int
    var length: Int { values.count / features }
  }

  case relu(output: [Float])
  case dense(TokenMatrix)
  case lstm([LSTMTrace])
  case meanPooling(input: Tokens)
  case attentionPooling(AttentionTrace, input: Tokens)

  /// Runs a layer; nil for one that changes nothing in inference.
  ///
  /// - Throws: `InferenceError.noReverse`.
  static func run(
    _ layer: Layer, on tokens: inout Tokens, weights: [String: FloatArray]
  ) throws -> TailStep? {
    let input = tokens
    switch layer {
    case .dropout: return nil
    case .relu:
      tokens.values = input.values.map { max($0, 0) }
      return .relu(output: tokens.values)
    case .dense(let name, _, let outputs):
      let matrix = TokenMatrix(weights["\(name).weight"]!)
      let biases = weights["\(name).bias"]!.values
      var sums = (0..<input.length).flatMap { _ in biases }
      matrix.multiply(input.values, addingTo: &sums)
      tokens = Tokens(values: sums, features: outputs)
      return .dense(matrix)
    case .lstm(let name, _, let hidden, let bidirectional):
      let directions = (bidirectional ? ["", "_reverse"] : [""]).map { suffix in
        LSTMTrace(
          input.values, length: input.length, hidden: hidden, weights: weights, name: name,
          suffix: suffix)
      }
      tokens = Tokens(values: directions.output, features: directions.count * hidden)
      return .lstm(directions)
    case .meanPooling:
      var mean = [Float](repeating: 0, count: input.features)
      for index in input.values.indices { mean[index % input.features] += input.values[index] }
      tokens.values = mean.map { $0 / Float(input.length) }
      return .meanPooling(input: input)
    case .attentionPooling(let name, let features, _):
      let trace = AttentionTrace(input.values, features: features, weights: weights, name: name)
      tokens.values = trace.output
      return .attentionPooling(trace, input: input)
    default: throw InferenceError.noReverse(layer: layer.title)
    }
  }

  /// What a pooling layer read; nil for other layers.
  var pooledTokens: Tokens? {
    switch self {
    case .meanPooling(let input), .attentionPooling(_, let input): input
    case .relu, .dense, .lstm: nil
    }
  }

  /// The gradient of what the layer read, from that of what it gave.
  func gradient(of gradient: [Float]) -> [Float] {
    switch self {
    case .relu(let output): return zip(output, gradient).map { $0 > 0 ? $1 : 0 }
    case .dense(let matrix):
      var result = [Float](repeating: 0, count: gradient.count / matrix.rows * matrix.columns)
      matrix.multiplyTransposed(gradient, addingTo: &result)
      return result
    case .lstm(let directions): return directions.gradient(of: gradient)
    case .meanPooling(let input):
      let share = 1 / Float(input.length)
      return input.values.indices.map { gradient[$0 % input.features] * share }
    case .attentionPooling(let trace, _): return trace.gradient(of: gradient)
    }
  }
}
