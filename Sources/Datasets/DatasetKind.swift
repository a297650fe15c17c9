/// The data sets and forms of data sets that Mien reads.
public enum DatasetKind: String, CaseIterable, Codable, Sendable {
  case jaffe, ck48, ckplus, fer2013, ferplus, rafdb, affectnet, synthetic, folders, table

  /// What people call it.
  public var title: String {
    switch self {
    case .jaffe: "JAFFE"
    case .ck48: "CK+48"
    case .ckplus: "CK+"
    case .fer2013: "FER2013"
    case .ferplus: "FER+"
    case .rafdb: "RAF-DB"
    case .affectnet: "AffectNet"
    case .synthetic: "rendered clips"
    case .folders: "class folders"
    case .table: "table of paths"
    }
  }

  /// How the set's pictures show a face; nil when only the pictures can tell.
  var framing: Dataset.Framing? {
    switch self {
    case .ck48, .fer2013, .ferplus, .rafdb: .tightCrop
    case .jaffe, .ckplus, .affectnet, .synthetic: .photograph
    case .folders, .table: nil
    }
  }

  /// What the people of a data set are called by; those of a known set are the same in each copy.
  ///
  /// CK+48 is cut from CK+, so both share theirs; rendered people follow from a seed, whatever the
  /// folder.
  func people(in name: String) -> String {
    switch self {
    case .ck48, .ckplus: "ck"
    case .synthetic: "rendered"
    case .folders, .table: name
    case .jaffe, .fer2013, .ferplus, .rafdb, .affectnet: rawValue
    }
  }
}
