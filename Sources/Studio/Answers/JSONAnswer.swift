import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A value as the body of an answer.
struct JSONAnswer<Value: Encodable> {
  let value: Value

  init(_ value: Value) { self.value = value }

  /// The value's bytes, names in order.
  func bytes() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }

  /// The answer.
  func response(
    _ status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) throws -> Response {
    var headers = headers
    headers[.contentType] = "application/json"
    return Response(
      status: status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try bytes())))
  }
}

/// A value that is written as `null` where there is none, rather than left out.
@propertyWrapper
struct OrNull<Value: Encodable>: Encodable {
  var wrappedValue: Value?

  init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue {
      try container.encode(wrappedValue)
    } else {
      try container.encodeNil()
    }
  }
}

extension OrNull: Sendable where Value: Sendable {}

extension Date {
  /// The date as the interface writes it: UTC, with milliseconds.
  var text: String {
    formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}

extension Double {
  /// The number with some decimals, as the tables write it.
  func rounded(decimals: Int) -> Double {
    let tens = [1.0, 10, 100, 1000, 1e4, 1e5, 1e6][decimals]
    return (self * tens).rounded() / tens
  }
}
