extension Image {
  /// The picture in gray; a gray one as it is.
  ///
  /// Luma of ITU-R BT.601 in integers, as Pillow's `convert("L")` computes it to the last bit
  /// (OpenCV differs by at most 1).
  public func gray() -> Image {
    guard channels == .rgb else { return self }
    let count = width * height
    let gray = [UInt8](unsafeUninitializedCapacity: count) { target, initialized in
      pixels.withUnsafeBufferPointer { source in
        for i in 0..<count {
          let red = UInt32(source[3 * i])
          let green = UInt32(source[3 * i + 1])
          let blue = UInt32(source[3 * i + 2])
          target[i] = UInt8(
            truncatingIfNeeded: (red &* 19595 &+ green &* 38470 &+ blue &* 7471 &+ 0x8000) &>> 16)
        }
      }
      initialized = count
    }
    return Image(unchecked: gray, width: width, height: height, channels: .gray)
  }

  /// The picture in RGB, three equal values where it was gray; an RGB one as it is.
  public func rgb() -> Image {
    guard channels == .gray else { return self }
    let count = width * height
    let rgb = [UInt8](unsafeUninitializedCapacity: count * 3) { target, initialized in
      pixels.withUnsafeBufferPointer { source in
        for i in 0..<count {
          let value = source[i]
          target[3 * i] = value
          target[3 * i + 1] = value
          target[3 * i + 2] = value
        }
      }
      initialized = count * 3
    }
    return Image(unchecked: rgb, width: width, height: height, channels: .rgb)
  }
}
