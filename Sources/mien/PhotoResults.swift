import ArgumentParser
import Foundation
import Imaging
import MediaIO
import Reports
import Terminal
import VideoAnalysis

/// The flags that say where rows about pictures go.
struct ResultOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Folder for the tables (CSV and JSON) and annotated pictures.", valueName: "folder"))
  var output: String?

  @Flag(help: "Only CSV: into the output folder, or to standard output without one.")
  var csv = false

  @Flag(help: "Only JSON: into the output folder, or to standard output without one.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError("--output is empty: name a folder") }
  }
}

/// Takes rows as pictures are read, and brings them where the flags say.
struct PhotoResults {
  private let options: ResultOptions
  private let table: RowTable
  private let folder: URL?
  private let files: [TableFile]
  /// What of JSON is printed: one array, or a line per row where videos follow.
  private let printed: TableFormat
  private let blursFaces: Bool
  private var rows: [AnalysisRow] = []

  /// Opens the tables.
  ///
  /// - Parameters:
  ///   - name: what the tables are called: `analysis`, `detections`.
  ///   - videosFollow: whether more rows are printed after these.
  ///   - blursFaces: whether faces are made unrecognisable in the annotated pictures.
  /// - Throws: `ReportsError.cannotWrite`.
  init(
    _ options: ResultOptions, table: RowTable, name: String, videosFollow: Bool = false,
    blursFaces: Bool = false
  ) throws {
    self.blursFaces = blursFaces
    self.options = options
    printed = options.csv ? .csv : videosFollow ? .jsonLines : .json
    self.table = table
    guard let output = options.output else {
      folder = nil
      files = []
      return
    }
    let folder = URL(filePath: output)
    try OutputFolder.make(folder)
    self.folder = folder
    let both = options.csv == options.json
    let formats: [TableFormat] =
      (both || options.csv ? [.csv] : []) + (both || options.json ? [.json] : [])
    var files: [TableFile] = []
    do {
      for format in formats {
        let url = folder.appending(component: "\(name).\(format.rawValue)")
        files.append(try TableFile(url, format: format, table: table))
      }
    } catch {
      for file in files { file.abandon() }
      throw error
    }
    self.files = files
  }

  /// Takes the rows of one picture; writes them and the annotated picture.
  ///
  /// - Throws: `ReportsError`, `MediaIOError` when something can't be written.
  mutating func append(_ rows: [AnalysisRow], of input: PictureInput, image: Image) throws {
    self.rows += rows
    for file in files { try file.append(rows) }
    guard let folder else { return }
    let url = folder.appending(components: "annotated", input.name)
    try OutputFolder.make(url.deletingLastPathComponent())
    let shown = blursFaces ? image.hidingFaces(in: rows.compactMap { $0.detection?.box }) : image
    try ImageWriter().write(AnnotatedPicture(shown, rows: rows).image(), to: url)
  }

  /// Leaves the tables that were there before as they are; rows that were written stay in the
  /// `.part` files beside them.
  func abandon() {
    for file in files { file.abandon() }
  }

  /// Ends the tables and prints what is to be seen.
  ///
  /// - Throws: `ReportsError` when a table can't be ended.
  func finish() throws {
    for file in files { try file.finish() }
    if folder == nil, options.csv || options.json {
      print(table.text(rows, format: printed), terminator: "")
    } else if !options.quiet {
      print(TerminalTable(rows).text(), terminator: "")
      if let folder { print("Tables and annotated pictures are in \(folder.path)") }
    }
  }
}
