/// The name of a frame of CK+: `S010_004_00000017.png` is subject, sequence and frame.
struct CohnKanadeName {
  /// `S010`.
  let subject: String
  /// `S010_004`.
  let sequence: String
  /// 17; it does not always start from 1.
  let frame: Int

  /// The parts of a file's name; nil for a file that is named otherwise.
  init?(path: String) {
    let name = path.fileName.prefix { $0 != "." }
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[0].first == "S",
      parts[0].dropFirst().allSatisfy(\.isNumber), parts[1].count == 3,
      parts[1].allSatisfy(\.isNumber), let frame = Int(parts[2])
    else { return nil }
    subject = String(parts[0])
    sequence = "\(parts[0])_\(parts[1])"
    self.frame = frame
  }
}
