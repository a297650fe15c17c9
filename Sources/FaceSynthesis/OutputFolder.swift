import Foundation

/// A folder that something new is written into, and that can be emptied when it fails.
struct OutputFolder {
  private let url: URL
  private let wasThere: Bool

  /// Makes the folder unless it is there and empty.
  ///
  /// - Throws: `FaceSynthesisError.outputNotEmpty`, `.notWritable`.
  init(_ url: URL) throws {
    self.url = url
    var isFolder: ObjCBool = false
    wasThere = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    do {
      if wasThere {
        guard isFolder.boolValue else {
          throw FaceSynthesisError.notWritable(path: url.path, reason: "it is a file")
        }
        guard try FileManager.default.contentsOfDirectory(atPath: url.path).isEmpty else {
          throw FaceSynthesisError.outputNotEmpty(path: url.path)
        }
      } else {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      }
    } catch let error as FaceSynthesisError {
      throw error
    } catch {
      throw FaceSynthesisError.notWritable(path: url.path, reason: error.localizedDescription)
    }
  }

  /// Removes what was written, and the folder itself if it was made here.
  func removeContents() {
    if wasThere {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? [] {
        try? FileManager.default.removeItem(at: url.appending(component: name))  // best effort
      }
    } else {
      try? FileManager.default.removeItem(at: url)  // best effort
    }
  }
}
