import CSVM

/// The library that trains support vector machines.
public enum BaselineEngine {
  /// Its name and version: `libsvm 3.24`.
  public static var version: String {
    "libsvm \(LIBSVM_VERSION / 100).\(LIBSVM_VERSION % 100)"
  }
}
