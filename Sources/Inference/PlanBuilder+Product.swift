import CKernels
import COneDNN
import Foundation
import Networks

/// Products of vectors and tokens with a weight, which lie in row-major order.
extension PlanBuilder {
  /// x·Wᵀ + b for every vector or token; `name` is the weight's in the store.
  ///
  /// Each row's sum is made in the same order however many rows there are. Where oneDNN's way is a
  /// general matrix product (processors without AVX-512), which has another order for other numbers
  /// of rows, our own kernel takes its place.
  mutating func product(
    _ name: String, _ value: Memory, _ weightArray: @autoclosure () -> FloatArray,
    bias biasArray: @autoclosure () -> FloatArray, inputs: Int, outputs: Int,
    _ finish: Primitive.Finish?
  ) throws -> Memory {
    let shape = value.layout.shape
    let rows = try viewed(value, as: Layout([shape.dropLast().reduce(1, *), inputs]))
    var descriptor = dnnl_inner_product_desc_t()
    let weight = try Layout.any([outputs, inputs])
    let (bias, target) = (try Layout([outputs]), try Layout([rows.layout.shape[0], outputs]))
    try check(
      withPointers(rows.layout, weight, bias, target) {
        dnnl_inner_product_forward_desc_init(&descriptor, dnnl_forward_inference, $0, $1, $2, $3)
      }, "product with “\(name)”")
    let primitive = try Primitive(
      "product with “\(name)”", descriptor, finish: finish, engine: engine)
    let result = try memory(target)
    if try primitive.implementation().contains("gemm") {
      try kernelProduct(
        name, rows, into: result,
        PackedConvolution(
          inputs: inputs, outputs: outputs, kernel: 1, bias: biasArray(), weight: weightArray()),
        inputs: inputs, outputs: outputs, finish)
    } else {
      let numbers = try store.memory(
        name, weightArray(), from: Layout([outputs, inputs]),
        to: primitive.layout(dnnl_query_weights_md))
      let biases = try store.memory("\(name) bias", biasArray(), from: bias, to: bias)
      try run(
        primitive,
        [
          (DNNL_ARG_SRC_0, rows), (DNNL_ARG_DST_0, result), (DNNL_ARG_WEIGHTS_0, numbers),
          (DNNL_ARG_BIAS, biases),
        ])
    }
    return try viewed(result, as: Layout(shape.dropLast() + [outputs]))
  }

  /// The product as a convolution of 1×1 over a row of pixels, one per vector or token.
  private mutating func kernelProduct(
    _ name: String, _ rows: Memory, into result: Memory,
    _ convolution: @autoclosure () -> PackedConvolution, inputs: Int, outputs: Int,
    _ finish: Primitive.Finish?
  ) throws {
    let groups = slidingGroups(outputs)
    let padded = groups * ck_lanes
    let flat = try Layout([inputs * padded])
    let numbers = try store.memory(
      "\(name) packed", FloatArray(shape: [inputs * padded], values: convolution().weights),
      from: flat, to: flat)
    let ends = try Layout([padded])
    let biases = try store.memory(
      "\(name) bias packed", FloatArray(shape: [padded], values: convolution().bias), from: ends,
      to: ends)
    let slopes = Buffer(size: 4 * padded)
    slopes.floats.update(repeating: finish == .relu ? 0 : 1, count: padded)
    let count = rows.layout.shape[0]
    let wide = padded == outputs ? nil : Buffer(size: 4 * count * padded)
    kept += [numbers, biases, slopes] + (wide.map { [$0] } ?? [])
    guard let source = rows.buffer?.floats, let target = result.buffer?.floats,
      let weights = numbers.buffer?.floats, let bias = biases.buffer?.floats
    else { return }
    let kernel = KernelProduct(
      convolution: ck_convolution(
        kernel: 1, input_channels: Int32(inputs), output_groups: Int32(groups), weights: weights,
        bias: bias, slope: slopes.floats),
      count: count, inputs: inputs, outputs: outputs, threads: threads)
    steps.append(
      .loop {
        kernel.run(source, into: target, wide: wide?.floats)
        guard finish == .tanh else { return }
        for index in 0..<count * outputs { target[index] = tanh(target[index]) }
      })
  }
}

/// A product by `CKernels`, ready to run.
private struct KernelProduct {
  let convolution: ck_convolution
  let count: Int
  let inputs: Int
  let outputs: Int
  let threads: Int

  /// Rows that one thread multiplies at a time: whole blocks of the kernels.
  private static let rowsPerTask = 84

  /// Multiplies all rows; `wide` takes the results where they are padded.
  func run(
    _ source: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>,
    wide: UnsafeMutablePointer<Float>?
  ) {
    let stride = Int(convolution.output_groups) * ck_lanes
    let results = wide ?? target
    parallel((count + Self.rowsPerTask - 1) / Self.rowsPerTask, threads: threads) { task in
      let first = task * Self.rowsPerTask
      var convolution = convolution
      var row: UnsafePointer<Float>? = source + first * inputs
      ck_convolution_row(
        &convolution, &row, 1, inputs, results + first * stride,
        Int32(min(Self.rowsPerTask, count - first)))
    }
    guard let wide else { return }
    for row in 0..<count {
      (target + row * outputs).update(from: wide + row * stride, count: outputs)
    }
  }
}
