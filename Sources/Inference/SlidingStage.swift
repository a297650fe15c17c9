import CKernels
import Networks

/// One layer at work on one picture: makes its rows in order and keeps those still needed.
final class SlidingStage {
  private let layer: SlidingLayer
  private let width: Int
  private let height: Int
  private let inputWidth: Int
  private let inputHeight: Int
  private let inputGroups: Int
  /// Groups of 16 channels of a result's pixel.
  let groups: Int
  /// Rows that are kept: as many as the next layer's window sees.
  private let kept: Int
  private let buffer: Buffer
  private var next: Int

  init(
    _ layer: SlidingLayer, inputSize: (height: Int, width: Int), inputGroups: Int,
    keeping kept: Int,
    from first: Int
  ) {
    self.layer = layer
    (inputHeight, inputWidth) = inputSize
    self.inputGroups = inputGroups
    height = layer.window.count(inputHeight)
    width = layer.window.count(inputWidth)
    if case .convolution(let packed) = layer {
      groups = packed.groups
    } else {
      groups = inputGroups
    }
    self.kept = kept
    next = first
    buffer = Buffer(
      size: 4 * kept * width * groups * ck_lanes)
  }

  /// A row that has been made and not yet been overwritten.
  func row(_ y: Int) -> UnsafeMutablePointer<Float> {
    buffer.floats + (y % kept) * width * groups * ck_lanes
  }

  /// Makes the rows up to `y`; `input` gives the layer's input rows.
  func advance(through y: Int, input: (Int) -> SlidingRow) {
    while next <= y {
      let window = layer.window
      let first = next * window.stride
      let count = min(window.kernel, inputHeight - first)
      // The last row first: with it the stage before has made all of them.
      let last = input(first + count - 1)
      let rows = (0..<count - 1).map { input(first + $0).start } + [last.start]
      make(next, of: rows, last)
      next += 1
    }
  }

  private func make(_ y: Int, of rows: [UnsafePointer<Float>?], _ layout: SlidingRow) {
    let output = row(y)
    switch layer {
    case .convolution(let packed):
      packed.withC { convolution in
        ck_convolution_row(
          &convolution, rows, layout.channelStride, layout.pixelStride, output, Int32(width))
      }
    case .maxPooling(let window):
      ck_max_pooling_row(
        rows, Int32(rows.count), Int32(window.kernel), Int32(window.stride), Int32(groups),
        Int32(inputWidth), output, Int32(width))
    case .softmax(let channels):
      if let source = rows.first ?? nil {
        output.update(from: source, count: width * ck_lanes)
      }
      ck_softmax_row(output, Int32(channels), Int32(width))
    }
  }
}

/// Where a row's numbers lie.
struct SlidingRow {
  let start: UnsafePointer<Float>?
  let channelStride: Int
  let pixelStride: Int
}
