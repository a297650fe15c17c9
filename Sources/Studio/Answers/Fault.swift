import Assets
import Datasets
import Emotions
import Foundation
import HTTPTypes
import MediaIO
import Reports
import SessionStore

/// An error as the studio answers it: `{"error":{"code","message","hint"}}` and a status.
struct Fault: Equatable, Sendable {
  /// The number that HTTP knows.
  var status: HTTPResponse.Status
  /// A word for programs.
  var code: String
  /// What happened.
  var message: String
  /// What to do next; may be empty.
  var hint: String
  /// Headers beside the usual ones.
  var headers: HTTPFields = [:]

  /// What is said of an error; of those that nobody expected nothing but that they happened.
  init(_ error: any Error) {
    guard let kind = Self.kind(of: error) else {
      self.init(
        .internalServerError, "internal", "something went wrong in the server",
        "see the server's own messages; try again")
      return
    }
    let localized = error as? any LocalizedError
    self.init(
      kind.0, kind.1, localized?.errorDescription ?? "\(error)",
      localized?.recoverySuggestion ?? "")
    if case StudioError.unknownMethod(_, let allowed) = error {
      headers[.allow] = allowed.joined(separator: ", ")
    }
    if status == .tooManyRequests { headers[.retryAfter] = "1" }
  }

  private init(
    _ status: HTTPResponse.Status, _ code: String, _ message: String, _ hint: String
  ) {
    (self.status, self.code, self.message, self.hint) = (status, code, message, hint)
  }

  private static let diskFull = (
    HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage"), "disk_full"
  )

  /// The error's status and word; nil for one that is not for clients.
  private static func kind(of error: any Error) -> (HTTPResponse.Status, String)? {
    switch error {
    case let error as StudioError: kind(of: error)
    case let error as MediaIOError: kind(of: error)
    case let error as SessionStoreError: kind(of: error)
    case is AssetsError: (.serviceUnavailable, "unavailable")
    case EmotionsError.noNeutral: (.conflict, "conflict")
    case let error as ReportsError: kind(of: error)
    case let error as DatasetsError: kind(of: error)
    default: nil
    }
  }

  private static func kind(of error: StudioError) -> (HTTPResponse.Status, String)? {
    switch error {
    case .badParameter, .badBody, .bodyCutOff: (.badRequest, "bad_request")
    case .unauthorized: (.unauthorized, "unauthorized")
    case .foreignHost: (.forbidden, "forbidden_host")
    case .foreignOrigin: (.forbidden, "forbidden_origin")
    case .forbiddenPath: (.forbidden, "forbidden_path")
    case .unknownPath, .missing: (.notFound, "not_found")
    case .unknownMethod: (.methodNotAllowed, "method_not_allowed")
    case .conflict: (.conflict, "conflict")
    case .tooLarge: (.contentTooLarge, "too_large")
    case .unsupported: (.unsupportedMediaType, "unsupported_media")
    case .tooOften: (.tooManyRequests, "too_many_requests")
    case .tooMany: (.tooManyRequests, "busy")
    case .badData: (.unprocessableContent, "bad_data")
    case .programFailed(69, _, _): (.serviceUnavailable, "unavailable")
    case .programFailed(73, _, _): diskFull
    case .programFailed: (.internalServerError, "internal")
    case .outsideFile: (.rangeNotSatisfiable, "bad_request")
    case .ending, .noProgram, .noPages: (.serviceUnavailable, "unavailable")
    case .openWithoutToken, .weakToken, .cannotListen: nil
    }
  }

  private static func kind(of error: MediaIOError) -> (HTTPResponse.Status, String)? {
    switch error {
    case .notAPicture, .unsupportedFormat, .notAVideo, .noVideo, .missingCodec:
      (.unsupportedMediaType, "unsupported_media")
    case .tooManyPixels: (.contentTooLarge, "too_many_pixels")
    case .tooManyBytes: (.contentTooLarge, "too_large")
    case .empty, .truncated, .damaged, .noFrames: (.unprocessableContent, "bad_data")
    case .missingLibrary: (.serviceUnavailable, "unavailable")
    case .cannotWrite: diskFull
    default: nil
    }
  }

  private static func kind(of error: SessionStoreError) -> (HTTPResponse.Status, String)? {
    switch error {
    case .missing: (.notFound, "not_found")
    case .isRunning, .exists: (.conflict, "conflict")
    case .full, .cannotWrite: diskFull
    case .cannotOpen, .inUse, .damaged, .newer: nil
    }
  }

  private static func kind(of error: DatasetsError) -> (HTTPResponse.Status, String)? {
    switch error {
    case .notFound: (.notFound, "not_found")
    case .cannotWrite: diskFull
    default: (.unprocessableContent, "bad_data")
    }
  }

  private static func kind(of error: ReportsError) -> (HTTPResponse.Status, String)? {
    switch error {
    case .cannotWrite, .tableCutShort: diskFull
    default: nil
    }
  }
}
