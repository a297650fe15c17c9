import HTTPTypes
import Testing

@testable import Studio

@Suite struct ErrorTests {
  /// One of each kind that clients can see.
  static let all: [StudioError] = [
    .badParameter(name: "n", value: "v", allowed: "a"), .badBody(reason: "r"),
    .bodyCutOff(received: 1, expected: 2), .unauthorized, .foreignHost("h"), .foreignOrigin("o"),
    .forbiddenPath("p", roots: []),
    .unknownPath("/p"), .unknownMethod("PUT", allowed: ["GET"]), .missing(kind: "k", id: "i"),
    .conflict("c", hint: "h"), .tooLarge(limit: 1), .unsupported(found: "f", expected: "e"),
    .tooOften(limit: 1), .tooMany("w", limit: 1), .badData(reason: "r", hint: "h"),
    .programFailed(status: 70, reason: "r", hint: "h"), .outsideFile(bytes: 1), .ending,
    .noProgram(path: "p"), .noPages(path: "p"),
  ]

  static let ofTheStart: [StudioError] = [
    .openWithoutToken(address: "a"), .weakToken,
    .cannotListen(address: "a", port: 1, reason: "r"),
  ]

  @Test(arguments: all + ofTheStart)
  func `Every error says what happened and what to do`(error: StudioError) {
    #expect(error.errorDescription?.isEmpty == false)
    #expect(error.recoverySuggestion?.isEmpty == false)
  }

  @Test func `An error that nobody expected says nothing of itself`() {
    struct Secret: Error { let path = "/home/anna/secret" }
    let fault = Fault(Secret())
    #expect(fault.status.code == 500 && fault.code == "internal")
    #expect(!fault.message.contains("anna"))
  }

  @Test(arguments: [(70, 500, "internal"), (73, 507, "disk_full"), (69, 503, "unavailable")])
  func `A program's status says what kind of failure it is`(
    status: Int, answered: Int, code: String
  ) {
    let fault = Fault(StudioError.programFailed(status: status, reason: "r", hint: "h"))
    #expect(fault.status.code == answered && fault.code == code && fault.hint == "h")
  }

  @Test func `Too many requests say when to come again`() {
    #expect(Fault(StudioError.tooOften(limit: 1)).headers[.retryAfter] == "1")
  }
}
