import Foundation

/// A file that takes its name when it is whole; what had the name before stays until then.
///
/// Until `finish()` the bytes lie in `<name>.part`, beside it.
final class PartFile {
  /// Where the whole file comes to lie.
  let url: URL
  /// Where the bytes lie until then.
  let part: URL
  private let handle: FileHandle

  /// Starts an empty file.
  ///
  /// - Throws: `ReportsError.cannotWrite`.
  init(_ url: URL) throws {
    self.url = url
    part = url.appendingPathExtension("part")
    let file = open(part.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw ReportsError.cannotWrite(path: part.path, reason: String(cString: strerror(errno)))
    }
    handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
  }

  /// Adds all the bytes or none.
  ///
  /// - Throws: `ReportsError.cannotWrite`.
  func append(_ text: String) throws { try append(Data(text.utf8)) }

  /// Adds all the bytes or none.
  ///
  /// - Throws: `ReportsError.cannotWrite`.
  func append(_ bytes: Data) throws {
    let end = try? handle.offset()  // unknown only for what is no file; then nothing is cut
    do {
      try handle.write(contentsOf: bytes)
    } catch {
      if let end { try? handle.truncate(atOffset: end) }
      throw cannotWrite(error)
    }
  }

  /// Gives the file its name.
  ///
  /// - Throws: `ReportsError.cannotWrite`.
  func finish() throws {
    do {
      try handle.close()
    } catch {
      throw cannotWrite(error)
    }
    guard rename(part.path, url.path) == 0 else {
      throw ReportsError.cannotWrite(path: url.path, reason: String(cString: strerror(errno)))
    }
  }

  /// Writes a whole file, or nothing.
  ///
  /// - Throws: `ReportsError.cannotWrite`.
  static func write(_ bytes: Data, to url: URL) throws {
    let file = try PartFile(url)
    do {
      try file.append(bytes)
      try file.finish()
    } catch {
      unlink(file.part.path)
      throw error
    }
  }

  private func cannotWrite(_ error: any Error) -> ReportsError {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    let cause = underlying ?? error as NSError
    let reason =
      cause.domain == NSPOSIXErrorDomain
      ? String(cString: strerror(Int32(cause.code))) : error.localizedDescription
    return .cannotWrite(path: part.path, reason: reason)
  }
}
