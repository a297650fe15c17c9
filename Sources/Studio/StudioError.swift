import Foundation

/// What the studio refuses or can't do.
public enum StudioError: LocalizedError, Equatable, Sendable {
  /// An address that others can reach, and no token.
  case openWithoutToken(address: String)
  /// A token that is easily guessed, or can't be sent.
  case weakToken
  /// A parameter of the query or a field of the body has another value than it may.
  case badParameter(name: String, value: String, allowed: String)
  /// The body is not what the request needs.
  case badBody(reason: String)
  /// The body ended before it was whole.
  case bodyCutOff(received: Int, expected: Int)
  /// The token is missing or wrong.
  case unauthorized
  /// The Host header names another machine.
  case foreignHost(String)
  /// A page of another site sends the request.
  case foreignOrigin(String)
  /// There is nothing at the path.
  case unknownPath(String)
  /// A path on the server's disk that lies in no allowed root.
  case forbiddenPath(String, roots: [String])
  /// The path takes other methods.
  case unknownMethod(String, allowed: [String])
  /// There is none of this id.
  case missing(kind: String, id: String)
  /// Not possible as things are.
  case conflict(String, hint: String)
  /// The body is longer than allowed.
  case tooLarge(limit: Int)
  /// The body or a file in it is of a type that is not read.
  case unsupported(found: String, expected: String)
  /// The client asks too often.
  case tooOften(limit: Int)
  /// Too many of a kind at once.
  case tooMany(String, limit: Int)
  /// What is to be read is broken, or not what it should be.
  case badData(reason: String, hint: String)
  /// A program that works for the server ended with an error.
  case programFailed(status: Int, reason: String, hint: String)
  /// A range of bytes that the file does not have.
  case outsideFile(bytes: Int)
  /// The server is about to end.
  case ending
  /// A program that works for the server is not there.
  case noProgram(path: String)
  /// The folder of the pages is not beside the program.
  case noPages(path: String)
  /// Another program listens on the port, or the address is none of this machine's.
  case cannotListen(address: String, port: Int, reason: String)

  public var errorDescription: String? {
    switch self {
    case .openWithoutToken(let address):
      "others can reach \(address): that needs a token"
    case .weakToken: "the token has fewer than 16 characters, or some that can't be sent"
    case .badParameter(let name, let value, let allowed):
      "\(name) is '\(value)'; it may be \(allowed)"
    case .badBody(let reason): "the body can't be understood: \(reason)"
    case .bodyCutOff(let received, let expected):
      "the body is cut off: \(received) of \(expected) bytes came"
    case .unauthorized: "the token is missing or wrong"
    case .foreignHost(let host): "the request is for the host '\(host)', which is not this one"
    case .foreignOrigin(let origin): "the request comes from a page of '\(origin)'"
    case .unknownPath(let path): "there is nothing at \(path)"
    case .forbiddenPath(let path, _): "'\(path)' lies in none of the folders for data"
    case .unknownMethod(let method, _): "\(method) is not possible here"
    case .missing(let kind, let id): "there is no \(kind) \(id)"
    case .conflict(let reason, _): reason
    case .tooLarge(let limit): "the body has more than \(limit) bytes"
    case .unsupported(let found, _): "the body is \(found), which is not read"
    case .tooOften(let limit): "more than \(limit) requests in a second"
    case .tooMany(let what, let limit): "there are \(limit) \(what) already"
    case .badData(let reason, _): reason
    case .programFailed(let status, let reason, _):
      "the program ended with status \(status): \(reason)"
    case .outsideFile(let bytes): "the range lies outside of the file's \(bytes) bytes"
    case .ending: "the server is about to end"
    case .noProgram(let path): "the program '\(path)' is missing"
    case .noPages(let path): "the studio's pages are not in '\(path)'"
    case .cannotListen(let address, let port, let reason):
      "can't listen on \(address), port \(port): \(reason)"
    }
  }

  public var recoverySuggestion: String? {
    switch self {
    case .openWithoutToken: "give --token, or leave --address out to serve this machine only"
    case .weakToken: "take 16 or more letters and digits, for example of: openssl rand -hex 16"
    case .badParameter: "correct it, or leave it out to use the default"
    case .badBody: "see the request's form in /api/v1/openapi.json"
    case .bodyCutOff: "send it again"
    case .unauthorized: "send Authorization: Bearer with the token that mien serve was started with"
    case .foreignHost: "use the address that mien serve has printed"
    case .foreignOrigin: "open the studio's own address in the browser"
    case .unknownPath: "see the paths in /api/v1/openapi.json"
    case .forbiddenPath(_, let roots):
      (roots.isEmpty ? "" : "choose below \(roots.joined(separator: ", ")), or ")
        + "start mien serve with --data-root"
    case .unknownMethod(_, let allowed): "use \(allowed.joined(separator: " or "))"
    case .missing(let kind, _): "list the \(kind)s to see which there are"
    case .conflict(_, let hint): hint
    case .tooLarge: "send less: scale pictures down, cut videos"
    case .unsupported(_, let expected): "send \(expected)"
    case .tooOften: "wait a second"
    case .tooMany: "wait until one has ended"
    case .badData(_, let hint), .programFailed(_, _, let hint): hint
    case .outsideFile: "ask for a range within it"
    case .ending: "start it again with mien serve"
    case .noProgram(let path) where path.hasSuffix("mien-train"):
      "run script/bootstrap (it fetches libtorch), then swift build -c release"
    case .noProgram: "build it with swift build -c release"
    case .noPages: "build it anew with swift build -c release --product mien-studio"
    case .cannotListen: "give another --port or --address, or stop what listens there"
    }
  }
}
