import Foundation

/// Recognises the data set that lies at a path and reads its labels.
///
/// Pictures stay closed, but for a few of class folders and tables, whose framing only they tell.
///
///     let dataset = try DatasetImporter.dataset(at: "../shared/data/fer2013.zip")
///     dataset.kind  // .fer2013
public enum DatasetImporter {
  /// The known layouts in the order in which they are tried: the particular before the general.
  static let layouts: [any DatasetLayout] = [
    SyntheticLayout(), FERPlusLayout(), FER2013TableLayout(), JAFFELayout(), CKPlusLayout(),
    RAFDBLayout(), AffectNetLayout(), TableLayout(), CK48Layout(), FER2013FolderLayout(),
    ClassFoldersLayout(),
  ]

  /// The data set at a path: a folder, a zip archive or a table.
  ///
  /// - Throws: `DatasetsError.notFound`, `.noPictures`, `.unknownLayout`, `.noLabels`,
  ///   `.ambiguousNumbers`, `.cannotRead`, `.malformedTable`.
  public static func dataset(
    at path: String, policies: DatasetPolicies = .init()
  ) throws -> Dataset {
    let files = try FileTree(at: path)
    guard !files.paths.isEmpty else { throw DatasetsError.noPictures(path: path) }
    guard let layout = layouts.first(where: { $0.recognises(files) }) else {
      throw DatasetsError.unknownLayout(
        path: path, found: files.summary,
        known: layouts.map { "\($0.kind.title) (\($0.form))" })
    }
    let draft = try layout.read(files, policies: policies)
    guard !draft.pictures.isEmpty else {
      throw DatasetsError.noLabels(path: path, layout: layout.kind.title)
    }
    return Dataset(
      kind: layout.kind, name: name(layout.kind, root: files.root), layout: layout.form,
      root: files.root, pictures: draft.pictures, unlabelled: draft.unlabelled,
      unreadable: draft.unreadable, labelMappings: draft.labelMappings,
      framing: layout.kind.framing ?? .judged(by: draft.pictures, loader: PictureLoader()),
      policies: policies)
  }

  /// The data sets at several paths, with a name each that no other has.
  ///
  /// - Throws: as `dataset(at:policies:)`.
  public static func datasets(
    at paths: [String], policies: DatasetPolicies = .init()
  ) throws -> [Dataset] {
    try paths.map { try dataset(at: $0, policies: policies) }.withDistinctNames()
  }

  /// A known data set is called by its kind, another by its folder.
  private static func name(_ kind: DatasetKind, root: String) -> String {
    switch kind {
    case .synthetic, .folders, .table: URL(filePath: root).deletingPathExtension().lastPathComponent
    default: kind.rawValue
    }
  }
}
