import COneDNN

/// The library that runs networks.
public enum InferenceEngine {
  /// Its name, version and threads: `oneDNN 2.6.3, 2 threads`.
  public static var version: String {
    let version = dnnl_version().pointee
    let threads = InferenceThreads.count
    return "oneDNN \(version.major).\(version.minor).\(version.patch), \(threads) threads"
  }
}
