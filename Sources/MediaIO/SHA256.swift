import CFFmpeg
import Foundation

/// Fingerprints of files and bytes, as 64 hexadecimal digits: for splits, weights and manifests.
///
///     SHA256.hex(of: Array("abc".utf8))  // "ba7816bf…"
public enum SHA256 {
  /// The fingerprint of bytes in memory.
  public static func hex(of bytes: [UInt8]) -> String {
    let digest = Digest()
    digest.update(bytes[...])
    return digest.hex()
  }

  /// The fingerprint of a file, read in small pieces.
  ///
  /// - Throws: `MediaIOError.missing`, `.isFolder`, `.noPermission`, `.cannotRead`.
  public static func hex(ofContentsOf file: URL) throws -> String {
    let digest = Digest()
    try FileBytes.forEachPiece(of: file.path(percentEncoded: false)) { digest.update($0) }
    return digest.hex()
  }

  /// Owns libavutil's state; not `Sendable`, used within one call.
  private final class Digest {
    private let state: OpaquePointer

    init() {
      guard let state = av_sha_alloc() else { preconditionFailure("no memory for 112 bytes") }
      self.state = state
      av_sha_init(state, 256)
    }

    deinit { av_free(UnsafeMutableRawPointer(state)) }

    func update(_ bytes: ArraySlice<UInt8>) {
      bytes.withUnsafeBufferPointer { av_sha_update(state, $0.baseAddress, $0.count) }
    }

    func hex() -> String {
      var digest = [UInt8](repeating: 0, count: 32)
      av_sha_final(state, &digest)
      let digits = Array("0123456789abcdef".utf8)
      return String(
        decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
  }
}
