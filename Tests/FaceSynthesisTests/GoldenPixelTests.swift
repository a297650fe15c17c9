import Emotions
import Foundation
import Imaging
import MediaIO
import TestSupport
import Testing

@testable import FaceSynthesis

/// A seed promises pixels: whoever changes them on purpose writes the new numbers here.
///
/// Sines and powers come from the system's library, so another one may give another hash; the
/// second test says whether such a change can be seen.
@Suite struct GoldenPixelTests {
  private func pixels() throws -> [UInt8] {
    var conditions = SyntheticConditions.clean
    conditions.noise = 0...0
    let clip = SyntheticClip(
      head: try Stage.head.get(), emotion: .surprise, frames: 1, side: 48, conditions: conditions,
      seed: 11)
    return try Stage.synthesizer.get().frames(of: clip)[0].frame.image.pixels
  }

  @Test func `a small render has the bytes it always had`() throws {
    let hash = SHA256.hex(of: try pixels())
    #expect(hash == "4516f822038f79e179abacf18dc2bb5f286d8b5d7ef5c416a84067f77c3edcae")
  }

  @Test func `and the brightness of its sixteen tiles, to one step`() throws {
    let pixels = try pixels()
    let tiles = (0..<16).map { tile -> Int in
      let sum = (0..<12 * 12).reduce(0) { sum, index in
        let x = tile % 4 * 12 + index % 12
        let y = tile / 4 * 12 + index / 12
        return sum + (0..<3).reduce(0) { $0 + Int(pixels[(y * 48 + x) * 3 + $1]) }
      }
      return sum / (3 * 12 * 12)
    }
    let golden = [141, 108, 68, 87, 127, 97, 82, 88, 129, 94, 97, 119, 123, 103, 105, 126]
    #expect(
      zip(tiles, golden).allSatisfy { abs($0 - $1) <= 1 } && tiles.count == golden.count, "\(tiles)"
    )
  }
}
