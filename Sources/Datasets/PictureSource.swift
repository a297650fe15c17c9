/// Where the pixels of a labelled picture lie.
public enum PictureSource: Hashable, Sendable {
  /// A picture file; an absolute path.
  case file(path: String)
  /// A member of a zip archive; the archive's absolute path and the member's name.
  case zipMember(archive: String, name: String)
  /// A row of a table whose `pixels` column holds gray values; counts from 0 after the header.
  case tableRow(table: String, row: Int)
}
