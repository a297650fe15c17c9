import Assets
import Foundation

extension EmotionModelFile {
  /// The weights that ship with Mien: seven expressions of ordinary faces, trained on FER2013.
  ///
  /// What they are for, and what not: `Models/README.md`.
  ///
  /// - Throws: `AssetsError.missing` outside a checkout that `script/bootstrap` has prepared.
  public static func shipped() throws -> EmotionModelFile {
    try EmotionModelFile(contentsOf: shippedURL())
  }

  /// Where the weights that ship lie.
  ///
  /// - Throws: `AssetsError.missing` outside a checkout that `script/bootstrap` has prepared.
  public static func shippedURL() throws -> URL {
    try Asset.models.url("fer2013.safetensors")
  }
}
