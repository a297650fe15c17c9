import CTorch
import Foundation

/// libtorch's settings for the whole process, made once before its first use.
public enum Engine {
  /// The library, its kernels and its threads: `libtorch 2.11.0, oneDNN, 2 threads, no GPU`.
  public static var summary: String {
    let kernels = ct_has_onednn() == 1 ? "oneDNN" : "no oneDNN"
    let gpu = (try? prepare(.cuda(0))) == nil ? "no GPU" : "GPU"
    return "libtorch \(String(cString: ct_version())), \(kernels), \(threads) threads, \(gpu)"
  }

  /// Threads of each operation: one for each processor.
  static let threads = ProcessInfo.processInfo.activeProcessorCount

  /// Makes the settings on the first call; every tensor or generator from outside passes here.
  ///
  /// `Inference` sets OpenMP's number of threads for its own calls; on the same thread that would
  /// be libtorch's too, so it is put right each time.
  static func prepare(_ device: Device) throws {
    try check(configured, "set itself up")
    try check(ct_prepare_thread(), "set its threads")
    guard case .cuda(let index) = device else { return }
    if let problem = cudaProblem { throw TensorsError.noGPU(reason: problem) }
    let count = Int(ct_cuda_device_count())
    guard index < count else {
      throw TensorsError.noGPU(
        reason: count > 0 ? "the machine has \(count)." : "the driver shows none.")
    }
  }

  private static let configured = ct_configure(Int32(threads))

  /// Why libtorch's CUDA half can't be opened; nil when it is open.
  private static let cudaProblem: String? = {
    let folders = [ProcessInfo.processInfo.environment["LIBTORCH"].map { "\($0)/lib/" }, ""]
    for folder in folders.compactMap({ $0 })
    where ct_cuda_open("\(folder)libtorch_cuda.so") == 0 {
      return nil
    }
    return firstLine(ct_error_message())
  }()
}

/// The result of a C function that gives a tensor; throws what libtorch said where it gave none.
func made(_ operation: @autoclosure () -> String, _ handle: ct_tensor?) throws -> Tensor {
  guard let handle else { throw lastError(operation()) }
  return Tensor(owning: handle)
}

/// Throws what libtorch said where a C function's status is a failure.
@discardableResult
func check(_ status: Int32, _ operation: @autoclosure () -> String) throws -> Int32 {
  guard status >= 0 else { throw lastError(operation()) }
  return status
}

/// What libtorch said when this thread's last call failed.
func lastError(_ operation: String) -> TensorsError {
  ct_error_kind() == CT_ERROR_OUT_OF_MEMORY
    ? .outOfMemory(operation: operation)
    : .failed(operation: operation, message: firstLine(ct_error_message()))
}

private func firstLine(_ message: UnsafePointer<CChar>) -> String {
  let text = String(cString: message)
  return text.split(separator: "\n").first.map(String.init) ?? text
}
