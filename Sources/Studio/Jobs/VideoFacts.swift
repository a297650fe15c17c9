import Foundation
import MediaIO

/// What a video says of itself, as `mien-studio probe FILE` prints it.
public struct VideoFacts: Codable, Equatable, Sendable {
  /// Width in pixels, upright.
  public var width: Int
  /// Height in pixels.
  public var height: Int
  /// How many frames there are, as far as the file says.
  public var frames: Int?

  /// Opens a video and decodes its first frame.
  ///
  /// - Throws: `MediaIOError`.
  public init(ofVideoAt url: URL) throws {
    let information = try VideoReader(contentsOf: url).information
    width = information.width
    height = information.height
    frames = information.frameCount
  }

  /// The facts as one line of JSON.
  public var text: String {
    get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
  }

  /// Asks a program of its own about an upload, which may be anything.
  ///
  /// - Throws: `StudioError.noProgram`, `.badData`.
  static func probe(_ name: String, in folder: URL, programs: URL) async throws -> VideoFacts {
    let program = Program(path: programs.appending(component: "mien-studio"), seconds: 60)
    let outcome = try await program.run(["probe", name], in: folder)
    guard outcome.status == 0,
      let facts = try? JSONDecoder().decode(Self.self, from: Data(outcome.output.utf8))
    else {
      throw StudioError.badData(
        reason: outcome.error ?? "'\(name)' can't be read: the decoder gave up",
        hint: outcome.hint ?? "convert it to MP4 (H.264) in another program")
    }
    return facts
  }
}
