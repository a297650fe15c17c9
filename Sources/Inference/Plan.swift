import COneDNN
import Networks

/// A network compiled for one input shape: its steps and the memory between them.
///
/// Used by one call at a time; `PlanPool` sees to that.
final class Plan {
  /// One step: an operation on its arguments, or a loop of our own.
  enum Step {
    case primitive(Primitive, [dnnl_exec_arg_t])
    case loop(() -> Void)
  }

  /// The shape of the input, as callers give it.
  let inputShape: [Int]
  /// Threads that run it.
  let threads: Int

  private let stream: Stream
  private let input: Memory
  private let steps: [Step]
  private let outputs: [(name: String, value: Memory, shape: [Int])]
  /// What the steps' arguments point into.
  private let kept: [AnyObject]

  init(
    inputShape: [Int], threads: Int, stream: Stream, input: Memory, steps: [Step],
    outputs: [(name: String, value: Memory, shape: [Int])], keeping kept: [AnyObject]
  ) {
    self.inputShape = inputShape
    self.threads = threads
    self.stream = stream
    self.input = input
    self.steps = steps
    self.outputs = outputs
    self.kept = kept
  }

  /// The results for the numbers at `values`, which have the plan's input shape.
  func run(_ values: UnsafeBufferPointer<Float>) throws -> [String: FloatArray] {
    InferenceThreads.use(threads)
    guard let address = values.baseAddress else { return [:] }
    if let buffer = input.buffer {
      buffer.floats.update(from: address, count: values.count)
    } else {
      // oneDNN takes no pointers to constants; no step writes to the plan's input.
      try input.point(to: UnsafeMutableRawPointer(mutating: address))
    }
    for step in steps {
      switch step {
      case .primitive(let primitive, let arguments): try primitive.run(arguments, on: stream)
      case .loop(let body): body()
      }
    }
    try check(dnnl_stream_wait(stream.handle), "the network")
    var results: [String: FloatArray] = [:]
    for (name, value, shape) in outputs {
      guard let floats = value.buffer?.floats else { continue }
      let count = shape.reduce(1, *)
      results[name] = FloatArray(
        shape: shape, values: Array(UnsafeBufferPointer(start: floats, count: count)))
    }
    return results
  }
}
