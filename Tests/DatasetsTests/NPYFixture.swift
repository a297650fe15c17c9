import Foundation

/// Writes NumPy files of version 1 with a shape of `()`.
enum NPYFixture {
  static func file(_ type: String, _ body: [UInt8]) -> Data {
    let header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (), }\n"
    var bytes: [UInt8] = [0x93]
    bytes += Array("NUMPY".utf8)
    bytes += [1, 0, UInt8(header.utf8.count), 0]
    bytes += Array(header.utf8)
    bytes += body
    return Data(bytes)
  }

  /// A file of one text of ASCII letters.
  static func text(_ text: String) -> Data {
    file("<U\(text.count)", text.utf8.flatMap { [$0, 0, 0, 0] })
  }
}
