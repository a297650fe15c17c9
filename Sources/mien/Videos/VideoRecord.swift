import Foundation
import Reports
import VideoAnalysis

/// `summary.json` of a video's folder: written last, so where it lies, the results are whole.
struct VideoRecord: Codable, Equatable {
  static let name = "summary.json"

  /// Size of the video, in bytes.
  var bytes: Int
  /// All that the results depend on besides the video.
  var settings: [String: String]
  /// How many frames could not be decoded.
  var damagedFrames: Int
  /// What was seen.
  var summary: VideoSummary

  /// The record in a folder; nil where there is none that can be read.
  init?(in folder: URL) {
    guard let data = try? Data(contentsOf: folder.appending(component: Self.name)),
      let record = try? JSONDecoder().decode(Self.self, from: data)
    else { return nil }
    self = record
  }

  init(bytes: Int, settings: [String: String], damagedFrames: Int, summary: VideoSummary) {
    self.bytes = bytes
    self.settings = settings
    self.damagedFrames = damagedFrames
    self.summary = summary
  }

  /// Writes the record.
  ///
  /// - Throws: `ReportsError.cannotWrite`.
  func write(in folder: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let url = folder.appending(component: Self.name)
    do {
      try encoder.encode(self).write(to: url, options: .atomic)
    } catch {
      throw ReportsError.cannotWrite(path: url.path, reason: error.localizedDescription)
    }
  }

  /// Whether these are the results of a file of so many bytes, read with these settings.
  func isOf(bytes: Int, settings: [String: String]) -> Bool {
    self.bytes == bytes && self.settings == settings
  }

  /// The size of a file, in bytes; 0 for what is none.
  static func bytes(ofFileAt path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.size] as? Int ?? 0
  }
}
