import Foundation
import HTTPTypes
import Testing

/// Sends requests, each on a connection of its own, and holds each answer against the OpenAPI file.
struct StudioClient: Sendable {
  let port: Int

  /// An answer.
  struct Answer: Sendable {
    var status: Int
    var headers: HTTPFields
    var bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    /// The body as JSON; null where it is none.
    var json: JSON { (try? JSON(bytes)) ?? .null }
  }

  /// Sends a request.
  @discardableResult
  func send(
    _ method: HTTPRequest.Method, _ uri: String, headers: HTTPFields = [:], body: [UInt8]? = nil
  ) async throws -> Answer {
    var lines = ["\(method.rawValue) \(uri) HTTP/1.1", "Host: localhost", "Connection: close"]
    lines += headers.map { "\($0.name.rawName): \($0.value)" }
    if let body { lines.append("Content-Length: \(body.count)") }
    let head = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    let answer = try await exchange(head + (body ?? []))
    try Interface.shared.check(answer, method, uri)
    return answer
  }

  /// Sends a body of JSON.
  @discardableResult
  func send(_ method: HTTPRequest.Method, _ uri: String, json: String) async throws -> Answer {
    try await send(
      method, uri, headers: [.contentType: "application/json"], body: Array(json.utf8))
  }

  /// Sends a request and expects a status.
  @discardableResult
  func expect(
    _ status: Int, _ method: HTTPRequest.Method, _ uri: String, headers: HTTPFields = [:],
    body: [UInt8]? = nil, at place: SourceLocation = #_sourceLocation
  ) async throws -> Answer {
    let answer = try await send(method, uri, headers: headers, body: body)
    #expect(answer.status == status, "\(answer.text.prefix(300))", sourceLocation: place)
    return answer
  }

  /// Sends a body of JSON and expects a status.
  @discardableResult
  func expect(
    _ status: Int, _ method: HTTPRequest.Method, _ uri: String, json: String,
    at place: SourceLocation = #_sourceLocation
  ) async throws -> Answer {
    let fields: HTTPFields = [.contentType: "application/json"]
    return try await expect(
      status, method, uri, headers: fields, body: Array(json.utf8), at: place)
  }

  /// Waits until a job is over, by its events.
  func follow(_ job: String) async throws -> [JSON] {
    try await events(of: job).filter { $0.name == "job" }.map(\.data)
  }

  /// All that is said of a job until it is over.
  func events(of job: String) async throws -> [(name: String, data: JSON)] {
    let answer = try await send(.get, "/api/v1/jobs/\(job)/events")
    #expect(answer.headers[.contentType] == "text/event-stream")
    return try answer.text.components(separatedBy: "\n\n").compactMap { event in
      let lines = event.split(separator: "\n")
      guard lines.count == 2, lines[0].hasPrefix("event: "), lines[1].hasPrefix("data: ") else {
        return nil
      }
      return (String(lines[0].dropFirst(7)), try JSON(Array(lines[1].dropFirst(6).utf8)))
    }
  }

  /// Registers a data set and gives its id.
  func register(_ folder: URL) async throws -> String {
    let answer = try await expect(
      201, .post, "/api/v1/datasets", json: #"{"path":"\#(folder.path)"}"#)
    return try #require(answer.json["id"].text)
  }

  /// Sends bytes as they are and reads until the server closes the connection.
  func exchange(_ request: [UInt8]) async throws -> Answer {
    let port = port
    let bytes: [UInt8] = try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try Connection(port: port).exchange(request) })
      }
    }
    return try Answer(bytes)
  }
}

extension StudioClient.Answer {
  /// Reads an answer as it came over a connection.
  init(_ bytes: [UInt8]) throws {
    guard let end = Data(bytes).range(of: Data("\r\n\r\n".utf8)) else {
      self.init(status: 0, headers: [:], bytes: bytes)
      return
    }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    var headers = HTTPFields()
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let name = HTTPField.Name(String(parts[0])) else { continue }
      headers.append(
        HTTPField(name: name, value: parts[1].trimmingCharacters(in: .whitespaces)))
    }
    let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    var body = bytes[end.upperBound...]
    if headers[.transferEncoding] == "chunked" { body = Self.unchunked(body) }
    self.init(status: status, headers: headers, bytes: Array(body))
  }

  /// The body of which chunks were sent (RFC 9112, 7.1).
  private static func unchunked(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes
    var body: [UInt8] = []
    while let end = rest.firstIndex(of: 13) {
      let size = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16) ?? 0
      let start = end + 2
      guard size > 0, start + size <= rest.endIndex else { break }
      body += rest[start..<start + size]
      rest = rest[min(start + size + 2, rest.endIndex)...]
    }
    return body[...]
  }
}
