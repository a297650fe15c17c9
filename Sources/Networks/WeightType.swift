/// The types of numbers that weight files are read from.
enum WeightType: String {
  case float32 = "F32"
  case float16 = "F16"
  case bfloat16 = "BF16"

  /// Bytes of one number.
  var size: Int { self == .float32 ? 4 : 2 }

  /// The little-endian numbers as floats.
  func floats(_ bytes: UnsafeRawBufferPointer) -> [Float] {
    let count = bytes.count / size
    return [Float](unsafeUninitializedCapacity: count) { target, initialized in
      switch self {
      case .float32: UnsafeMutableRawBufferPointer(target).copyMemory(from: bytes)
      case .float16:
        for index in 0..<count { target[index] = Self.float(fromHalf: Self.bits(bytes, index)) }
      case .bfloat16:
        for index in 0..<count {
          target[index] = Float(bitPattern: UInt32(Self.bits(bytes, index)) << 16)
        }
      }
      initialized = count
    }
  }

  private static func bits(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt16 {
    UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self))
  }

  /// IEEE 754 binary16 to binary32, by its bits: Swift's `Float16` is not on every platform.
  private static func float(fromHalf bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10 & 0x1f)
    let fraction = UInt32(bits & 0x3ff)
    switch exponent {
    case 0:  // zero or subnormal: fraction · 2⁻²⁴
      let magnitude = Float(fraction) * 0x1p-24
      return Float(bitPattern: sign | magnitude.bitPattern)
    case 31: return Float(bitPattern: sign | 0x7f80_0000 | fraction << 13)
    default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }
}
