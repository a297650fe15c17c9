import ArgumentParser
import EmotionModel
import Foundation

/// The flag that names the model; without it, the one that ships.
public struct ModelOptions: ParsableArguments, Sendable {
  @Option(
    help: ArgumentHelp(
      "The model that reads the faces; the one that ships, if none is named.", valueName: "file"))
  public var model: String?

  public init() {}

  /// The model file.
  ///
  /// - Throws: `NetworksError`, `EmotionModelError`; `AssetsError` when none is named or installed.
  public func file() throws -> EmotionModelFile { try EmotionModelFile(contentsOf: url()) }

  /// Where the model file lies.
  ///
  /// - Throws: `AssetsError.missing` when none is named or installed.
  public func url() throws -> URL {
    try model.map { URL(filePath: $0) } ?? EmotionModelFile.shippedURL()
  }

  /// What figures call the model.
  public var name: String { model ?? "the model that ships" }
}
