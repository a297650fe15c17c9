import CZip

/// A zip archive opened for reading, through libzip (docs/decisions/0006-zip-through-libzip.md).
///
/// libzip's handle belongs to one thread at a time, so an archive is not `Sendable`.
final class ZipArchive {
  /// Where it lies.
  let path: String
  private let handle: OpaquePointer

  /// Opens an archive.
  ///
  /// - Throws: `DatasetsError.cannotRead` for a file that is no zip archive, or one cut short.
  init(path: String) throws {
    var code: Int32 = 0
    guard let handle = zip_open(path, ZIP_RDONLY, &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw DatasetsError.cannotRead(
        path: path, reason: String(cString: zip_error_strerror(&error)))
    }
    self.path = path
    self.handle = handle
  }

  deinit { zip_discard(handle) }

  /// The members' names, folders left out.
  var names: [String] {
    (0..<max(0, zip_get_num_entries(handle, 0))).compactMap { index in
      guard let name = zip_get_name(handle, zip_uint64_t(index), 0) else { return nil }
      let text = String(cString: name)
      return text.hasSuffix("/") ? nil : text
    }
  }

  /// A member, unpacked.
  ///
  /// - Throws: `DatasetsError.cannotRead` for a name that the archive lacks, a damaged, encrypted
  ///   or absurdly large member.
  func bytes(of name: String) throws -> [UInt8] {
    let index = zip_name_locate(handle, name, 0)
    guard index >= 0 else { throw failure(name, "the archive has no such member") }
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    guard zip_stat_index(handle, zip_uint64_t(index), 0, &stat) == 0,
      stat.valid & zip_uint64_t(ZIP_STAT_SIZE) != 0
    else { throw failure(name, lastError) }
    guard stat.size <= Self.largestMember else { throw failure(name, "it is over 1 GB") }
    guard let file = zip_fopen_index(handle, zip_uint64_t(index), 0) else {
      throw failure(name, lastError)
    }
    defer { zip_fclose(file) }
    let size = Int(stat.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = zip_fread(file, buffer.baseAddress! + count, zip_uint64_t(size - count))
        if read <= 0 { break }
        count += Int(read)
      }
    }
    // The checksum is verified by the read that meets the end.
    var rest: UInt8 = 0
    guard bytes.count == size, zip_fread(file, &rest, 1) == 0 else {
      throw failure(name, String(cString: zip_error_strerror(zip_file_get_error(file))))
    }
    return bytes
  }

  private static let largestMember: zip_uint64_t = 1_000_000_000

  private var lastError: String { String(cString: zip_strerror(handle)) }

  private func failure(_ name: String, _ reason: String) -> DatasetsError {
    .cannotRead(path: "\(path)/\(name)", reason: reason)
  }
}
