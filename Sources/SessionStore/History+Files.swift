import Foundation

extension History {
  /// Where the files of a session lie; the folder may not be there.
  public func folder(of session: String) -> URL { files.appending(component: session) }

  /// Makes the folder of a session.
  ///
  /// - Throws: `SessionStoreError.cannotWrite`.
  @discardableResult
  public func makeFolder(of session: String) throws -> URL {
    let folder = folder(of: session)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw SessionStoreError.cannotWrite(path: folder.path, reason: error.localizedDescription)
    }
    return folder
  }

  /// The whole files of a session, by name; what is hidden or not finished is left out.
  public func fileNames(of session: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder(of: session).path))
    return (names ?? []).filter { name in
      !name.hasPrefix(".") && !name.hasSuffix(".part") && isFile(name, of: session)
    }.sorted()
  }

  /// Where a file of a session lies.
  ///
  /// - Throws: `SessionStoreError.missing` for a name that is none of `fileNames(of:)`.
  public func file(_ name: String, of session: String) throws -> URL {
    guard RandomID.isOne(session), fileNames(of: session).contains(name) else {
      throw SessionStoreError.missing(kind: "file", id: name)
    }
    return folder(of: session).appending(component: name)
  }

  func removeFolder(of session: String) throws {
    let folder = folder(of: session)
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      throw SessionStoreError.cannotWrite(path: folder.path, reason: error.localizedDescription)
    }
  }

  /// A link is none: it may lead anywhere.
  private func isFile(_ name: String, of session: String) -> Bool {
    let path = folder(of: session).appending(component: name).path
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }
}
