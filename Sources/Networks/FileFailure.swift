import Foundation

/// Why a file can't be read or written, in the system's words.
enum FileFailure {
  /// The system's reason behind an error of Foundation, which says no more than that it failed.
  static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    let cause = underlying ?? error as NSError
    if cause.domain == NSPOSIXErrorDomain { return text(Int32(cause.code)) }
    switch (error as? CocoaError)?.code {
    case .fileReadNoSuchFile, .fileNoSuchFile: return text(ENOENT)
    case .fileReadNoPermission, .fileWriteNoPermission: return text(EACCES)
    case .fileWriteOutOfSpace: return text(ENOSPC)
    default: return error.localizedDescription
    }
  }

  private static func text(_ number: Int32) -> String {
    let words = String(cString: strerror(number))
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
