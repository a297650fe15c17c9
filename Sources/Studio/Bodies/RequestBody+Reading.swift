import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
  /// The whole body.
  ///
  /// - Throws: `StudioError.tooLarge`, before anything is read where the length is said;
  ///   `.bodyCutOff`; `.tooMany` for one that comes for longer than a minute.
  func bytes(upTo limit: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(try checkedLength(upTo: limit) ?? 0)
    try await forEachPiece(upTo: limit, within: .seconds(60)) {
      bytes.append(contentsOf: $0.readableBytesView)
    }
    return bytes
  }

  /// Writes the body into a new file; gives its size.
  ///
  /// - Throws: as `bytes(upTo:)`; `MediaIOError`-like faults of the disk as `SessionStoreError`.
  func write(to file: FileHandle, upTo limit: Int) async throws -> Int {
    _ = try checkedLength(upTo: limit)
    var size = 0
    try await forEachPiece(upTo: limit, within: .seconds(4 * 3600)) {
      try file.write(contentsOf: Data($0.readableBytesView))
      size += $0.readableBytes
    }
    return size
  }

  /// A body of JSON.
  ///
  /// - Throws: `StudioError.unsupported`, `.badBody`, `.tooLarge`.
  func decoded<Value: Decodable>(
    _ type: Value.Type, fields: Set<String>
  ) async throws -> Value {
    let kind = headers[.contentType]?.split(separator: ";").first?.lowercased() ?? "nothing"
    guard kind == "application/json" else {
      throw StudioError.unsupported(found: kind, expected: "application/json")
    }
    let data = Data(try await bytes(upTo: 100_000))
    guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw StudioError.badBody(reason: "it is no JSON object")
    }
    if let unknown = object.keys.first(where: { !fields.contains($0) }) {
      throw StudioError.badBody(
        reason: "there is no field \(unknown); there are \(fields.sorted().joined(separator: ", "))"
      )
    }
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch let error as DecodingError {
      throw StudioError.badBody(reason: Self.reason(error))
    }
  }

  /// The length that the client says; nil where it does not.
  private func checkedLength(upTo limit: Int) throws -> Int? {
    guard let field = headers[.contentLength] else { return nil }
    guard let length = Int(field), length >= 0 else {
      throw StudioError.badBody(reason: "its length is '\(field)'")
    }
    guard length <= limit else { throw StudioError.tooLarge(limit: limit) }
    return length
  }

  private func forEachPiece(
    upTo limit: Int, within time: Duration, _ take: (ByteBuffer) throws -> Void
  ) async throws {
    let end = ContinuousClock.now + time
    let length = headers[.contentLength].flatMap(Int.init)
    var received = 0
    var pieces = body.makeAsyncIterator()
    while true {
      let piece: ByteBuffer?
      do { piece = try await pieces.next() } catch {
        throw StudioError.bodyCutOff(received: received, expected: length ?? received)
      }
      guard let piece else { break }
      received += piece.readableBytes
      guard received <= limit else { throw StudioError.tooLarge(limit: limit) }
      guard ContinuousClock.now < end else {
        throw StudioError.badBody(reason: "it came for longer than \(time)")
      }
      try take(piece)
    }
    // A connection that ends early ends the body without an error.
    if let length, received < length {
      throw StudioError.bodyCutOff(received: received, expected: length)
    }
  }

  private static func reason(_ error: DecodingError) -> String {
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(name(context.codingPath)) is of another type"
    case .keyNotFound(let key, _): "\(key.stringValue) is missing"
    case .dataCorrupted(let context): "\(name(context.codingPath)) has an unknown value"
    @unknown default: "a field can't be read"
    }
  }

  private static func name(_ path: [any CodingKey]) -> String {
    path.isEmpty ? "it" : path.map(\.stringValue).joined(separator: ".")
  }
}
