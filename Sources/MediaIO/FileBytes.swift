import Foundation

/// Reads files, with errors that say which file and why.
enum FileBytes {
  /// All bytes of a file.
  ///
  /// - Throws: `MediaIOError.missing`, `.isFolder`, `.noPermission`, `.cannotRead`, `.empty`,
  ///   `.tooManyBytes` when it is larger than `limit`.
  static func read(_ path: String, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachPiece(of: path, limit: limit) { piece in
      if bytes.isEmpty { bytes = Array(piece) } else { bytes += piece }
    }
    guard !bytes.isEmpty else { throw MediaIOError.empty(path: path) }
    return bytes
  }

  /// Hands over a file's bytes in order: the whole file as one piece when it fits into `limit`,
  /// pieces of 64 kB without a limit.
  ///
  /// - Throws: as `read(_:limit:)`, but for `.empty`.
  static func forEachPiece(
    of path: String, limit: Int? = nil, _ body: (ArraySlice<UInt8>) -> Void
  ) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw error(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw error(path, errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw MediaIOError.isFolder(path: path) }
    let size = Int(status.st_size)
    try check(size, limit, path)
    var piece = [UInt8](repeating: 0, count: limit == nil ? 65536 : max(size, 4096))
    var total = 0
    while true {  // pipes, and files that grow, are longer than the size that they tell
      let got = piece.withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress, $0.count)
      }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw error(path, errno) }
      if got == 0 { return }
      total += got
      try check(total, limit, path)
      body(piece[..<got])
    }
  }

  private static func check(_ size: Int, _ limit: Int?, _ path: String) throws {
    if let limit, size > limit {
      throw MediaIOError.tooManyBytes(path: path, found: size, limit: limit)
    }
  }

  /// What an error number of the system means for reading a file.
  static func error(_ path: String, _ number: Int32) -> MediaIOError {
    switch number {
    case ENOENT, ENOTDIR: .missing(path: path)
    case EISDIR: .isFolder(path: path)
    case EACCES, EPERM: .noPermission(path: path)
    default: .cannotRead(path: path, reason: SystemMessage.text(number))
    }
  }
}
