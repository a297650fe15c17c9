import Datasets
import Emotions
import Foundation
import Imaging
import Reports

/// A sheet of a data set's people: a row per expression, a column per person, each at the apex.
///
///     try FaceSheet(of: folder).write(to: URL(filePath: "faces.png"))
struct FaceSheet: Figure {
  let name = "faces"

  private let rows: [(emotion: Emotion, faces: [Image])]
  private let people: Int

  /// Reads the last frame of each person's first clip of each expression.
  ///
  /// - Parameter limit: how many people at most.
  /// - Throws: `DatasetsError`, `MediaIOError` when the set or a picture can't be read,
  ///   `ReportsError.nothingToShow`.
  init(of folder: URL, people limit: Int = 8) throws {
    let dataset = try DatasetImporter.dataset(
      at: folder.path, policies: DatasetPolicies(peakFrames: 1))
    let subjects = Array(dataset.subjects.prefix(limit))
    let loader = PictureLoader()
    let pictures = Dictionary(grouping: dataset.pictures, by: \.label)
    rows = try Emotion.allCases.compactMap { emotion in
      guard let all = pictures[emotion] else { return nil }
      let faces = try subjects.compactMap { subject in
        try Self.apex(of: all.filter { $0.subject == subject }).map(loader.image(for:))
      }
      return faces.isEmpty ? nil : (emotion, faces)
    }
    people = subjects.count
    guard !rows.isEmpty else { throw ReportsError.nothingToShow(figure: name) }
  }

  /// The last frame of the first of a person's clips.
  private static func apex(of pictures: [LabelledPicture]) -> LabelledPicture? {
    let first = pictures.compactMap(\.sequence).min()
    return pictures.filter { $0.sequence == first }
      .max { ($0.frameInSequence ?? 0) < ($1.frameInSequence ?? 0) }
  }

  var summary: String {
    let shown = rows.map(\.emotion.rawValue).joined(separator: ", ")
    return "Faces of \(people) people, a row per expression: \(shown)."
  }

  var width: Double { Self.labelWidth + Double(people) * Self.pitch }
  var height: Double { Double(rows.count) * Self.pitch + Self.gap }

  func draw(on canvas: Reports.Canvas) throws {
    for (row, line) in rows.enumerated() {
      let y = Self.gap + Double(row) * Self.pitch
      try canvas.text(
        line.emotion.name, at: Point(x: Self.gap * 2, y: y + Self.side / 2),
        TextStyle(size: Self.letters, .left, .middle))
      for (column, face) in line.faces.enumerated() {
        let x = Self.labelWidth + Double(column) * Self.pitch
        try canvas.image(face, in: Rect(x: x, y: y, width: Self.side, height: Self.side))
      }
    }
  }

  /// Points; at 300 dpi a face has 80 pixels.
  private static let side = 19.2
  private static let gap = 0.48
  private static let pitch = side + gap
  private static let labelWidth = 21.0
  private static let letters = 4.5
}
