import FaceSynthesis
import Imaging

/// Rendered frames, made once for all tests.
enum SceneFixture {
  /// Two people for two seconds, 320×240, 25 frames a second.
  static let two: [SyntheticFrame] = frames(people: 2, seconds: 2, seed: 4)

  /// A wall: nobody is there.
  static let wall = Image(width: 320, height: 240, channels: .rgb, filledWith: 90)

  static func frames(people: Int, seconds: Double, seed: UInt64) -> [SyntheticFrame] {
    guard let synthesizer = try? FaceSynthesizer(),
      let scene = try? SyntheticScene(
        .init(people: people, seconds: seconds, width: 320, height: 240, seed: seed), synthesizer)
    else { preconditionFailure("run script/bootstrap, which fetches the head") }
    return (0..<scene.frameCount).map { scene.frame(at: $0) }
  }
}
