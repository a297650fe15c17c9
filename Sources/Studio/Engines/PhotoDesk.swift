import EmotionModel
import Foundation
import Imaging
import MediaIO
import Reports
import SessionStore
import VideoAnalysis

/// Reads photographs that clients send, some at once.
struct PhotoDesk: Sendable {
  /// What of an analysis is kept.
  enum Storing: String, CaseIterable, Sendable {
    case none, table, pictures
  }

  /// How photographs are read.
  struct Wish: Sendable {
    var model: String?
    var detector = Engines.Detector.mtcnn
    var threshold: Double?
    var storing = Storing.none
    var blursFaces = false
  }

  /// One photograph and what is in it.
  struct Reading: Sendable {
    var name: String
    var image: Image
    var rows: [AnalysisRow]
  }

  let engines: Engines
  let limits: StudioLimits

  /// Reads pictures; those that can't be read are given with what is wrong with them.
  ///
  /// - Throws: what loading models and running networks throws.
  func read(
    _ parts: [Multipart.Part], _ wish: Wish
  ) async throws -> (readings: [Reading], failures: [(name: String, error: MediaIOError)]) {
    let (model, classifier) = try engines.model(wish.model)
    let analyzer = PhotoAnalyzer(
      detector: try engines.detector(wish.detector), classifier: classifier,
      threshold: wish.threshold ?? model.threshold)
    let reader = ImageReader(pixelLimit: limits.pixels, byteLimit: limits.imageBytes)
    var readings: [Reading] = []
    var failures: [(String, MediaIOError)] = []
    for (index, part) in parts.enumerated() {
      let name = FileLabel.safe(part.name, otherwise: "picture-\(index + 1)")
      do {
        let image = try reader.read(Array(part.bytes), named: name)
        let rows = try await analyzer.rows(for: image, named: name)
        readings.append(Reading(name: name, image: image, rows: rows))
      } catch let error as MediaIOError {
        failures.append((name, error))
      }
    }
    return (readings, failures)
  }

  /// Writes the tables, and the annotated pictures where they are asked for.
  ///
  /// - Throws: `ReportsError`, `MediaIOError.cannotWrite`.
  func write(_ readings: [Reading], _ wish: Wish, into folder: URL) throws {
    let model = try engines.description(of: wish.model)
    let table = RowTable(labels: model.description.labels)
    for format in [TableFormat.csv, .jsonLines] {
      let url = folder.appending(component: "analysis.\(format.rawValue)")
      let file = try TableFile(url, format: format, table: table)
      try file.append(readings.flatMap(\.rows))
      try file.finish()
    }
    guard wish.storing == .pictures else { return }
    for (index, reading) in readings.enumerated() {
      let boxes = reading.rows.compactMap { $0.detection?.box }
      let shown = wish.blursFaces ? reading.image.hidingFaces(in: boxes) : reading.image
      let number = String(format: "%03d", index + 1)
      try ImageWriter().write(
        AnnotatedPicture(shown, rows: reading.rows).image(),
        to: folder.appending(component: "annotated-\(number).jpg"))
    }
  }
}
