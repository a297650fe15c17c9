import Foundation

/// What was printed: `print` says nothing when it can't write, so it is asked at the end.
enum StandardOutput {
  /// Sends what is still buffered on its way.
  ///
  /// - Throws: `OutputError.cutShort` when it can't be written, as on a full disk.
  static func flush() throws {
    // All open files: `stdout` is a variable that Swift 6 lets nobody read.
    guard fflush(nil) == 0 else {
      throw OutputError.cutShort(reason: String(cString: strerror(errno)))
    }
  }
}

/// What can be wrong with standard output.
enum OutputError: LocalizedError, Equatable {
  /// It took less than was printed.
  case cutShort(reason: String)

  var errorDescription: String? {
    switch self {
    case .cutShort(let reason): "standard output can't be written: \(reason)"
    }
  }

  var recoverySuggestion: String? {
    switch self {
    case .cutShort: "make room on the disk, or print to another place, and run it again"
    }
  }
}
