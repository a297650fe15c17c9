import Imaging
import MediaIO

extension LabelledClip {
  /// SHA-256 of the pixels of all crops, oldest first, as 64 hexadecimal digits.
  public var pixelHash: String { SHA256.hex(of: clip.crops.flatMap(\.pixels)) }
}
