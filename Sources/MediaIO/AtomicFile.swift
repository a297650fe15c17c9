import Foundation

/// Writes files whole or not at all.
///
///     try AtomicFile.write(Array("a,b\n".utf8), to: URL(filePath: "table.csv"))
public enum AtomicFile {
  /// Writes bytes beside the file, then puts them in its place; on a fault the old file stays.
  ///
  /// - Throws: `MediaIOError.cannotWrite`: no such folder, no permission, a full disk, a folder of
  ///   that name.
  public static func write(_ bytes: [UInt8], to file: URL) throws {
    let path = file.path(percentEncoded: false)
    let random = String(UInt32.random(in: 0...UInt32.max), radix: 16)
    let temporary = file.deletingLastPathComponent().appending(
      component: ".\(file.lastPathComponent.prefix(200)).\(random).part"
    ).path(percentEncoded: false)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw error(path, errno) }
    do {
      do {
        try write(bytes, to: descriptor, path: path)
      } catch {
        close(descriptor)
        throw error
      }
      guard close(descriptor) == 0, rename(temporary, path) == 0 else { throw error(path, errno) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Writes all bytes to an open file; `path` is for the error.
  static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
    var written = 0
    while written < bytes.count {
      let result = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress! + written, $0.count - written)
      }
      if result < 0 && errno == EINTR { continue }
      guard result >= 0 else { throw error(path, errno) }
      written += result
    }
  }

  private static func error(_ path: String, _ number: Int32) -> MediaIOError {
    .cannotWrite(path: path, reason: SystemMessage.text(number))
  }
}
