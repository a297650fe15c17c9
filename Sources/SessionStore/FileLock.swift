import Foundation

/// Keeps a second process from a file for as long as it lives.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// Takes `<file>.lock`.
  ///
  /// - Throws: `SessionStoreError.cannotOpen`, `.inUse` when another process or store has it.
  init(beside file: URL) throws {
    let path = file.path + ".lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw SessionStoreError.cannotOpen(
        path: file.path, reason: String(cString: strerror(errno)))
    }
    guard Self.take(descriptor) else {
      close(descriptor)
      throw SessionStoreError.inUse(path: file.path)
    }
  }

  /// Tries for a second: a server that ends has the lock for a moment more, and so has a program
  /// that a process has begun to start.
  private static func take(_ descriptor: Int32) -> Bool {
    for _ in 0..<20 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      usleep(50_000)
    }
    return false
  }

  deinit { close(descriptor) }
}
