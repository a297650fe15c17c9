import Foundation

/// What was printed: `print` says nothing when it can't write, so it is asked at the end.
public enum StandardOutput {
  /// Writes a text at once, whoever reads it.
  ///
  /// - Throws: `OutputError.closed` when nobody reads any more, `.cutShort` when it can't be written.
  public static func write(_ text: String) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes {
        Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if written < 0, errno == EINTR { continue }
      guard written >= 0 else {
        throw errno == EPIPE
          ? OutputError.closed : OutputError.cutShort(reason: String(cString: strerror(errno)))
      }
      bytes = bytes.dropFirst(written)
    }
  }

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
public enum OutputError: LocalizedError, Equatable {
  /// Who read it has ended.
  case closed
  /// It took less than was printed.
  case cutShort(reason: String)

  public var errorDescription: String? {
    switch self {
    case .closed: "nobody reads standard output any more"
    case .cutShort(let reason): "standard output can't be written: \(reason)"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .closed: "let the program behind the pipe read to the end"
    case .cutShort: "make room on the disk, or print to another place, and run it again"
    }
  }
}
