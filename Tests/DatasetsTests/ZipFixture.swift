import Foundation

/// Writes zip archives of stored (not compressed) members, byte by byte as APPNOTE.TXT has it.
enum ZipFixture {
  static func archive(_ members: [(name: String, data: Data)]) -> Data {
    var body = Data()
    var directory = Data()
    for (name, data) in members {
      let offset = UInt32(body.count)
      var common = Data()
      common.append(numbers: [20, 0, 0, 0, 0] as [UInt16])
      common.append(numbers: [crc32(data), UInt32(data.count), UInt32(data.count)])
      common.append(numbers: [UInt16(name.utf8.count), 0])
      body.append(numbers: [0x0403_4B50 as UInt32])
      body += common + Data(name.utf8) + data
      directory.append(numbers: [0x0201_4B50 as UInt32])
      directory.append(numbers: [20 as UInt16])
      directory += common
      directory.append(numbers: [0, 0, 0] as [UInt16])
      directory.append(numbers: [0, offset] as [UInt32])
      directory += Data(name.utf8)
    }
    let start = UInt32(body.count)
    var end = Data()
    end.append(numbers: [0x0605_4B50 as UInt32])
    end.append(numbers: [0, 0, UInt16(members.count), UInt16(members.count)] as [UInt16])
    end.append(numbers: [UInt32(directory.count), start])
    end.append(numbers: [0 as UInt16])
    return body + directory + end
  }

  private static func crc32(_ data: Data) -> UInt32 {
    ~data.reduce(~0 as UInt32) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
      }
    }
  }
}

extension Data {
  /// Appends numbers, least byte first.
  fileprivate mutating func append<Number: FixedWidthInteger>(numbers: [Number]) {
    for number in numbers {
      Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
  }
}
