import Foundation

/// A path with a number in its last part, as `frames/%04d.png`: the pictures that fit it.
///
/// `%d` takes numbers of any length, `%04d` those of four digits or more.
public struct PicturePattern: Equatable, Sendable {
  /// The path, as the user named it.
  public let path: String
  private let prefix: String
  private let suffix: String
  private let digits: Int

  /// The pattern that a path is; nil when its last part has not exactly one number in it.
  public init?(_ path: String) {
    let name = (path as NSString).lastPathComponent
    let fields = name.matches(of: /%(?:0([1-9]))?d/)
    guard fields.count == 1, let field = fields.first else { return nil }
    self.path = path
    prefix = String(name[..<field.range.lowerBound])
    suffix = String(name[field.range.upperBound...])
    digits = field.output.1.flatMap { Int($0) } ?? 1
  }

  /// The name without its number; that of the folder where nothing is left of it.
  public var name: String {
    let trimmed = prefix.trimmingCharacters(in: CharacterSet(charactersIn: "_-. "))
    return trimmed.isEmpty ? folder.standardizedFileURL.lastPathComponent : trimmed
  }

  /// The files that fit, by their numbers.
  ///
  /// - Throws: `MediaIOError.missing` when there is none, or no folder.
  public func files() throws -> [(number: Int, url: URL)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let found = names.compactMap { name in number(in: name).map { (number: $0, name: name) } }
    guard !found.isEmpty else { throw MediaIOError.missing(path: path) }
    return found.sorted { ($0.number, $0.name) < ($1.number, $1.name) }
      .map { ($0.number, folder.appending(component: $0.name)) }
  }

  private var folder: URL {
    let folder = (path as NSString).deletingLastPathComponent
    return URL(filePath: folder.isEmpty ? "." : folder, directoryHint: .isDirectory)
  }

  /// The number of a file that fits.
  private func number(in name: String) -> Int? {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix),
      name.count >= prefix.count + suffix.count + digits
    else { return nil }
    let field = name.dropFirst(prefix.count).dropLast(suffix.count)
    // More digits than the pattern says are a number that has outgrown them: no zero before it.
    guard field.allSatisfy({ $0.isASCII && $0.isNumber }),
      digits == 1 || field.count == digits || !field.hasPrefix("0")
    else { return nil }
    return Int(field)
  }
}
