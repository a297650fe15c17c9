extension NetworkSpecification {
  /// The shape of each result for an input `[N, C, H, W]`, or `[N, T, C, H, W]` of clips.
  /// - Throws: `NetworksError.unfitInput`.
  public func outputShapes(of input: [Int]) throws -> [String: [Int]] {
    let maps = try mapShape(of: input)
    let frames = input.count == 5 ? input[1] : 1
    let result = try trunk.outputShape(of: maps, frames: frames)
    var shapes: [String: [Int]] = [:]
    for head in heads {
      shapes[head.name] = try head.layers.outputShape(of: result, frames: frames)
    }
    return shapes
  }

  /// An input's shape as the layers see it: `[N·T, C, H, W]`.
  /// - Throws: `NetworksError.unfitInput`.
  public func mapShape(of input: [Int]) throws -> [Int] {
    guard [4, 5].contains(input.count), input.allSatisfy({ $0 > 0 }),
      input[input.count - 3] == inputChannels
    else {
      throw NetworksError.unfitInput(
        layer: "network “\(name)”", found: input,
        expected: "[N, \(inputChannels), H, W] or [N, T, \(inputChannels), H, W]")
    }
    return input.count == 4 ? input : [input[0] * input[1]] + input[2...]
  }

  /// Multiplications (each with an addition) for one clip of `frames` pictures.
  /// - Throws: `NetworksError.unfitInput`.
  public func multiplyAdds(frames: Int = 1, height: Int, width: Int) throws -> Int {
    let input = [frames, inputChannels, height, width]
    let (count, result) = try trunk.multiplyAdds(of: input, frames: frames)
    return try heads.reduce(count) {
      $0 + (try $1.layers.multiplyAdds(of: result, frames: frames).count)
    }
  }
}

extension [Layer] {
  /// Multiplications of the layers, and the shape that they make.
  fileprivate func multiplyAdds(
    of input: [Int], frames: Int
  ) throws -> (count: Int, output: [Int]) {
    var (count, shape) = (0, input)
    for layer in self {
      let output = try layer.outputShape(of: shape, frames: frames)
      switch layer {
      case .residual(let body, let shortcut):
        count += try body.multiplyAdds(of: shape, frames: frames).count
        count += try shortcut.multiplyAdds(of: shape, frames: frames).count
      case .convolution, .lstm, .attentionPooling, .dense:
        // Each number of a matrix meets every pixel or token once.
        let matrices = layer.parameters.filter { $0.shape.count > 1 }.map(\.count).reduce(0, +)
        let places =
          switch layer {
          case .convolution: output[0] * output[2] * output[3]
          case .dense: output.dropLast().reduce(1, *)
          default: shape[0] * shape[1]
          }
        count += matrices * places
      default: break
      }
      shape = output
    }
    return (count, shape)
  }
}
