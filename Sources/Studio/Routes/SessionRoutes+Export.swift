import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import SessionStore

extension SessionRoutes {
  /// All of a session in one file: what is known of it, and the rows of its table.
  @Sendable func export(_ request: Request, _ context: StudioContext) async throws -> Response {
    let detail = try await detail(context.id("session"))
    let headers: HTTPFields = [
      .contentType: "application/json",
      .contentDisposition: Self.disposition("\(detail.session.name).json", isDownload: true),
    ]
    if detail.session.kind == .evaluation {
      return try JSONAnswer(Judgement(session: detail, rows: try await faces(of: detail)))
        .response(headers: headers)
    }
    let name = detail.session.kind == .training ? "metrics.jsonl" : "analysis.jsonl"
    let head = try JSONAnswer(["session": detail]).bytes().dropLast()
    let table = try? store.file(name, of: detail.session.id)
    let body = ResponseBody { writer in
      try await writer.write(ByteBuffer(bytes: head))
      try await writer.write(ByteBuffer(string: ",\"rows\":["))
      if let table {
        let file = try FileHandle(forReadingFrom: table)
        defer { try? file.close() }
        var joiner = LineJoiner()
        while let piece = try file.read(upToCount: 1 << 16), !piece.isEmpty {
          try await writer.write(ByteBuffer(bytes: joiner.joined(piece)))
        }
      }
      try await writer.write(ByteBuffer(string: "]}\n"))
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: headers, body: body)
  }

  private struct Judgement: Encodable {
    var session: SessionDetailAnswer
    var rows: [JudgedFaceAnswer]
  }

  /// The judged faces of an evaluation; none before it has come to its end.
  private func faces(of detail: SessionDetailAnswer) async throws -> [JudgedFaceAnswer] {
    let judged = try await store.judged(detail.session.id)
    guard judged.has("predictions.csv") else { return [] }
    return try await studio.reading.run {
      try judged.predictions().map { JudgedFaceAnswer($0, url: nil) }
    }
  }
}

/// Puts commas between lines that come in pieces: JSON Lines become the inside of an array.
struct LineJoiner {
  private var endsWithLine = false

  /// The piece with a comma for each line end that a line follows.
  mutating func joined(_ piece: Data) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(piece.count + 64)
    for byte in piece {
      if byte == 10 {
        endsWithLine = true
      } else {
        if endsWithLine { bytes += [44, 10] }
        endsWithLine = false
        bytes.append(byte)
      }
    }
    return bytes
  }
}
