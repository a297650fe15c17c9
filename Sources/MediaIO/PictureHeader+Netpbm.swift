import Imaging

extension PictureHeader {
  /// Reads the numbers of a Netpbm header; a binary file must hold as many bytes as they say.
  init?(netpbm bytes: [UInt8], kind: Int) {
    var offset = 2
    guard let width = Self.number(bytes, from: &offset),
      let height = Self.number(bytes, from: &offset)
    else { return nil }
    (self.width, self.height) = (width, height)
    orientation = .up
    let isBitmap = kind == 1 || kind == 4
    guard let largest = isBitmap ? 1 : Self.number(bytes, from: &offset) else { return nil }
    guard kind >= 4 else { return }  // text: the decoder counts
    let values = kind == 6 ? width.multipliedReportingOverflow(by: 3).partialValue : width
    let bytesPerRow = isBitmap ? (width + 7) / 8 : values * (largest > 255 ? 2 : 1)
    let (needed, overflow) = bytesPerRow.multipliedReportingOverflow(by: height)
    isComplete = !overflow && needed <= bytes.count - offset - 1
  }

  /// The next number, after white space and comments.
  private static func number(_ bytes: [UInt8], from offset: inout Int) -> Int? {
    while offset < bytes.count, !(0x30...0x39).contains(bytes[offset]) {
      switch bytes[offset] {
      case 0x23:  // a comment goes on to the end of the line
        while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
      case 0x09...0x0D, 0x20: offset += 1
      default: return nil
      }
    }
    var digits = ""
    while offset < bytes.count, (0x30...0x39).contains(bytes[offset]), digits.count < 10 {
      digits.unicodeScalars.append(Unicode.Scalar(bytes[offset]))
      offset += 1
    }
    return Int(digits)
  }
}
