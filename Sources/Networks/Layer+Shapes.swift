extension Layer {
  /// The shape that the layer makes of `input`; `frames` is the clips' length `T`.
  ///
  /// Maps are `[N·T, C, H, W]`, tokens `[N, L, D]`, vectors `[N, D]`.
  /// - Throws: `NetworksError.unfitInput`.
  public func outputShape(of input: [Int], frames: Int) throws -> [Int] {
    switch self {
    case .convolution(_, let inputs, let outputs, let kernel, let stride, let padding, _):
      try expect(input.count == 4 && input[1] == inputs, "[N, \(inputs), H, W]", input)
      let window = Window(kernel: kernel, stride: stride, padding: padding)
      return [input[0], outputs] + (try sides(input, window))
    case .maxPooling(let kernel, let stride, let padding, let ceilMode):
      try expect(input.count == 4, "[N, C, H, W]", input)
      let window = Window(kernel: kernel, stride: stride, padding: padding, ceilMode: ceilMode)
      return input[0..<2] + (try sides(input, window))
    case .averagePooling(let kernel, let stride):
      try expect(input.count == 4, "[N, C, H, W]", input)
      return input[0..<2] + (try sides(input, Window(kernel: kernel, stride: stride)))
    case .batchNormalization(_, let channels, _):
      try expect(input.count == 4 && input[1] == channels, "[N, \(channels), H, W]", input)
      return input
    case .prelu(_, let channels):
      try expect(
        [2, 4].contains(input.count) && input[1] == channels, "\(channels) channels", input)
      return input
    case .residual(let body, let shortcut):
      let result = try body.outputShape(of: input, frames: frames)
      let other = try shortcut.outputShape(of: input, frames: frames)
      try expect(result == other, "two paths of one shape, not \(result) and \(other)", input)
      return result
    case .relu, .dropout: return input
    case .softmax:
      try expect([2, 4].contains(input.count), "[N, D] or [N, C, H, W]", input)
      return input
    default: return try sequenceShape(of: input, frames: frames)
    }
  }

  /// As `outputShape`, for the layers that make and read vectors and tokens.
  private func sequenceShape(of input: [Int], frames: Int) throws -> [Int] {
    switch self {
    case .flatten, .flattenTransposed:
      try expect(input.count == 4, "[N, C, H, W]", input)
      return [input[0], input[1] * input[2] * input[3]]
    case .rowsAsTokens, .framesAsTokens:
      try expect(input.count == 4 && input[0] % frames == 0, "[N·\(frames), C, H, W]", input)
      return self == .rowsAsTokens
        ? [input[0] / frames, frames * input[2], input[1] * input[3]]
        : [input[0] / frames, frames, input[1] * input[2] * input[3]]
    case .lstm(_, let inputs, let hidden, let bidirectional):
      try expect(input.count == 3 && input[2] == inputs, "[N, L, \(inputs)]", input)
      return [input[0], input[1], bidirectional ? 2 * hidden : hidden]
    case .meanPooling:
      try expect(input.count == 3, "[N, L, D]", input)
      return [input[0], input[2]]
    case .attentionPooling(_, let features, _):
      try expect(input.count == 3 && input[2] == features, "[N, L, \(features)]", input)
      return [input[0], features]
    case .dense(_, let inputs, let outputs):
      try expect(
        [2, 3].contains(input.count) && input.last == inputs,
        "[N, \(inputs)] or [N, L, \(inputs)]", input)
      return input.dropLast() + [outputs]
    default: return input
    }
  }

  private func expect(_ condition: Bool, _ expected: String, _ found: [Int]) throws {
    guard condition else {
      throw NetworksError.unfitInput(layer: title, found: found, expected: expected)
    }
  }

  /// Height and width after a window has gone over both.
  private func sides(_ input: [Int], _ window: Window) throws -> [Int] {
    let sides = input[2...].map(window.count)
    try expect(
      sides.allSatisfy { $0 > 0 },
      "at least \(window.kernel - 2 * window.padding) × "
        + "\(window.kernel - 2 * window.padding) pixels", input)
    return sides
  }

  /// The layer for people: its kind, and its name where it has one.
  public var title: String {
    switch self {
    case .convolution(let name, _, _, _, _, _, _): "convolution “\(name)”"
    case .batchNormalization(let name, _, _): "batch normalization “\(name)”"
    case .relu: "ReLU"
    case .prelu(let name, _): "PReLU “\(name)”"
    case .maxPooling: "max pooling"
    case .averagePooling: "average pooling"
    case .residual: "residual block"
    case .flatten, .flattenTransposed: "flatten"
    case .rowsAsTokens: "rows as tokens"
    case .framesAsTokens: "frames as tokens"
    case .lstm(let name, _, _, _): "LSTM “\(name)”"
    case .meanPooling: "mean pooling"
    case .attentionPooling(let name, _, _): "attention pooling “\(name)”"
    case .dense(let name, _, _): "dense “\(name)”"
    case .dropout: "dropout"
    case .softmax: "softmax"
    }
  }
}

extension [Layer] {
  /// The shape that the layers make of `input`, one after the other.
  /// - Throws: `NetworksError.unfitInput`.
  public func outputShape(of input: [Int], frames: Int) throws -> [Int] {
    try reduce(input) { try $1.outputShape(of: $0, frames: frames) }
  }
}
