import Datasets
import Emotions
import Foundation
import Imaging
import MediaIO
import Reports

/// A sheet of a data set's people: a row per expression, a column per person, each at the apex.
///
///     try FaceSheet(of: folder).write(to: URL(filePath: "faces.png"))
struct FaceSheet: Figure {
  let name = "faces"

  /// A person at the apex, and which part of the picture the sheet shows.
  private struct Cell {
    var image: Image
    var part: Rect
  }

  private let rows: [(emotion: Emotion, cells: [Cell])]
  private let people: Int

  /// Reads the last frame of each person's first clip of each expression.
  ///
  /// - Parameter limit: how many people at most.
  /// - Throws: `DatasetsError`, `MediaIOError` when the set or a picture can't be read,
  ///   `ReportsError.nothingToShow`.
  init(of folder: URL, people limit: Int = 7) throws {
    let truths = try SyntheticTruth.all(in: folder)
    let subjects = Set(truths.map(\.subject)).sorted().prefix(limit)
    let clips = Dictionary(grouping: truths, by: \.emotion)
    var rows: [(emotion: Emotion, cells: [Cell])] = []
    for emotion in Emotion.allCases {
      guard let all = clips[emotion] else { continue }
      let apexes = subjects.compactMap { subject in
        Self.apex(of: all.filter { $0.subject == subject })
      }
      rows.append((emotion, try apexes.map { try Self.cell($0, in: folder) }))
    }
    self.rows = rows
    people = subjects.count
    guard !rows.isEmpty else { throw ReportsError.nothingToShow(figure: name) }
  }

  /// The last frame of the first of a person's clips.
  private static func apex(of truths: [SyntheticTruth]) -> SyntheticTruth? {
    let first = truths.map(\.sequence).min()
    return truths.filter { $0.sequence == first }.max { $0.frame < $1.frame }
  }

  /// The face with its hair and chin, as far as the picture shows them.
  private static func cell(_ truth: SyntheticTruth, in folder: URL) throws -> Cell {
    let image = try ImageReader().read(contentsOf: folder.appending(path: truth.path))
    let box = truth.box
    let (width, height) = (Double(image.width), Double(image.height))
    let side = min(1.45 * max(box.width, box.height), width, height)
    let x = box.x + (box.width - side) / 2
    let y = box.y + (box.height - side) / 2 - 0.06 * side
    let part = Rect(
      x: min(max(x, 0), width - side), y: min(max(y, 0), height - side), width: side, height: side)
    return Cell(image: image, part: part)
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
      for (column, face) in line.cells.enumerated() {
        let x = Self.labelWidth + Double(column) * Self.pitch
        let cell = Rect(x: x, y: y, width: Self.side, height: Self.side)
        try draw(face.image, showing: face.part, in: cell, on: canvas)
      }
    }
  }

  private func draw(
    _ image: Image, showing part: Rect, in cell: Rect, on canvas: Reports.Canvas
  ) throws {
    let scale = cell.width / part.width
    let whole = Rect(
      x: cell.x - part.x * scale, y: cell.y - part.y * scale, width: Double(image.width) * scale,
      height: Double(image.height) * scale)
    try canvas.clipped(to: cell) { try canvas.image(image, in: whole) }
  }

  /// Points; at 300 dpi a face has 72 pixels.
  private static let side = 24.0
  private static let gap = 0.48
  private static let pitch = side + gap
  private static let labelWidth = 20.0
  private static let letters = 4.6
}
