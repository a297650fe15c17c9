import Foundation
import Imaging
import MediaIO

/// SHA-256 of bytes and of clips, as 64 hexadecimal digits: what split files and checkpoints name
/// data by.
public enum ContentHash {
  /// The hash of bytes.
  public static func sha256(_ data: Data) -> String { SHA256.hex(of: Array(data)) }
}

extension LabelledClip {
  /// SHA-256 of the pixels of all crops, in their order.
  public var pixelHash: String { SHA256.hex(of: clip.crops.flatMap(\.pixels)) }
}
