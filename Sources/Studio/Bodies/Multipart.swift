import Foundation

/// The files of a `multipart/form-data` body (RFC 7578).
enum Multipart {
  /// One file.
  struct Part: Equatable, Sendable {
    var name: String
    var bytes: ArraySlice<UInt8>
  }

  /// The boundary that a content type names; nil for another type.
  static func boundary(of contentType: String) -> String? {
    let fields = contentType.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    guard fields.first?.lowercased() == "multipart/form-data" else { return nil }
    guard let field = fields.first(where: { $0.lowercased().hasPrefix("boundary=") }) else {
      return ""
    }
    return field.dropFirst("boundary=".count).trimmingCharacters(in: ["\""])
  }

  /// The parts that are files, in their order; fields without a file name are left out.
  ///
  /// - Throws: `StudioError.badBody` for what is no such body, `.tooMany` for more files.
  static func files(in body: [UInt8], boundary: String, limit: Int) throws -> [Part] {
    guard (1...70).contains(boundary.utf8.count) else {
      throw StudioError.badBody(reason: "the content type names no boundary")
    }
    let line = Array("--\(boundary)".utf8)
    let separator = [13, 10] + line
    guard body.starts(with: line) else {
      throw StudioError.badBody(reason: "it does not start with its boundary")
    }
    var files: [Part] = []
    var place = line.count
    while true {
      let rest = body[place...]
      if rest.starts(with: "--".utf8) { return files }
      guard rest.starts(with: "\r\n".utf8),
        let end = find(separator, in: body, from: place),
        let head = find(Array("\r\n\r\n".utf8), in: body, from: place), head < end
      else { throw StudioError.badBody(reason: "a part of it does not end") }
      if let name = fileName(in: body[place..<head]) {
        guard files.count < limit else {
          throw StudioError.tooMany("files in the request", limit: limit)
        }
        files.append(Part(name: name, bytes: body[(head + 4)..<end]))
      }
      place = end + separator.count
    }
  }

  /// The file name of a part's header, without folders; nil where there is none.
  private static func fileName(in head: ArraySlice<UInt8>) -> String? {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
      let start = line.range(of: "filename=\"")?.upperBound,
      let end = line[start...].firstIndex(of: "\"")
    else { return nil }
    return String(line[start..<end])
  }

  /// Where some bytes stand first.
  private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, bytes.count >= needle.count else { return nil }
      let last = bytes.count - needle.count
      var place = start
      while place <= last,
        let found = memchr(base + place, Int32(needle[0]), last - place + 1)
      {
        place = UnsafeRawPointer(found) - base
        if memcmp(base + place, needle, needle.count) == 0 { return place }
        place += 1
      }
      return nil
    }
  }
}
