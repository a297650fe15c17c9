import CKernels
import Networks

/// A layer that slides over rows of a map, packed for `CKernels`: channels last, in groups of 16.
enum SlidingLayer: Sendable {
  case convolution(PackedConvolution)
  case maxPooling(Window)
  case softmax(channels: Int)

  /// The window that the layer slides over a map.
  var window: Window {
    switch self {
    case .convolution(let packed): Window(kernel: packed.kernel, stride: 1)
    case .maxPooling(let window): window
    case .softmax: Window(kernel: 1, stride: 1)
    }
  }

  /// The layers packed; nil when one of them is not made of valid windows over maps.
  static func packed(
    _ layers: [Layer], channels: inout Int, weights: [String: FloatArray]
  ) -> [SlidingLayer]? {
    var packed: [SlidingLayer] = []
    for layer in layers {
      switch layer {
      case .convolution(let name, let inputs, let outputs, let kernel, 1, 0, _):
        packed.append(
          .convolution(
            PackedConvolution(
              inputs: inputs, outputs: outputs, kernel: kernel, bias: weights["\(name).bias"],
              weight: weights["\(name).weight"])))
        channels = outputs
      case .relu, .prelu:
        // What follows a convolution is done while its result is written.
        guard case .convolution(var convolution)? = packed.last, !convolution.hasSlopes else {
          return nil
        }
        var slopes: [Float]?
        if case .prelu(let name, _) = layer { slopes = weights["\(name).weight"]?.values }
        convolution.setSlopes(slopes)
        packed[packed.count - 1] = .convolution(convolution)
      case .maxPooling(let kernel, let stride, 0, let ceilMode):
        guard !packed.isEmpty else { return nil }
        packed.append(
          .maxPooling(Window(kernel: kernel, stride: stride, ceilMode: ceilMode)))
      case .softmax:
        guard channels <= ck_lanes, !packed.isEmpty else { return nil }
        packed.append(.softmax(channels: channels))
      default: return nil
      }
    }
    return packed
  }
}

/// A convolution's numbers as `CKernels` reads them.
struct PackedConvolution: Sendable {
  let kernel: Int
  let inputs: Int
  let outputs: Int
  /// `[kernel, kernel, inputs, 16·groups]`
  private(set) var weights: [Float]
  private(set) var bias: [Float]
  private(set) var slopes: [Float]
  private(set) var hasSlopes = false

  /// Groups of 16 channels of the result.
  var groups: Int { slidingGroups(outputs) }

  init(inputs: Int, outputs: Int, kernel: Int, bias: FloatArray?, weight: FloatArray?) {
    (self.inputs, self.outputs, self.kernel) = (inputs, outputs, kernel)
    let padded = slidingGroups(outputs) * ck_lanes
    weights = .init(repeating: 0, count: kernel * kernel * inputs * padded)
    self.bias = .init(repeating: 0, count: padded)
    slopes = .init(repeating: 1, count: padded)
    if let bias { self.bias.replaceSubrange(0..<outputs, with: bias.values) }
    guard let weight else { return }
    let area = kernel * kernel
    for o in 0..<outputs {
      for i in 0..<inputs {
        for k in 0..<area {
          weights[(k * inputs + i) * padded + o] = weight.values[(o * inputs + i) * area + k]
        }
      }
    }
  }

  /// Slopes below 0: one per channel, or 0 (ReLU).
  mutating func setSlopes(_ values: [Float]?) {
    hasSlopes = true
    slopes = .init(repeating: 0, count: slopes.count)
    if let values { slopes.replaceSubrange(0..<outputs, with: values) }
  }

  /// Calls `body` with the convolution as the C kernels take it.
  func withC<R>(_ body: (inout ck_convolution) -> R) -> R {
    weights.withUnsafeBufferPointer { weights in
      bias.withUnsafeBufferPointer { bias in
        slopes.withUnsafeBufferPointer { slopes in
          var convolution = ck_convolution(
            kernel: Int32(kernel), input_channels: Int32(inputs), output_groups: Int32(groups),
            weights: weights.baseAddress, bias: bias.baseAddress, slope: slopes.baseAddress)
          return body(&convolution)
        }
      }
    }
  }
}

/// Groups of 16 that hold so many channels.
func slidingGroups(_ channels: Int) -> Int {
  let lanes = ck_lanes
  return (channels + lanes - 1) / lanes
}
