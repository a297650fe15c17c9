import Testing

@testable import Imaging

@Suite struct PerturbationTests {
  private func frames(_ perturbation: Perturbation) throws -> [FaceCrop] {
    var draws = CorruptionTests.Draws()
    return perturbation.frames(of: try CorruptionTests.crop(), using: &draws)
  }

  @Test(arguments: Perturbation.allCases)
  func `A clip has thirty frames that differ, the same for the same draws`(
    perturbation: Perturbation
  ) throws {
    let clip = try frames(perturbation)
    #expect(clip.count == 30)
    #expect(Set(clip).count > 15, "\(Set(clip).count)")
    #expect(try frames(perturbation) == clip)
  }

  @Test(arguments: [
    (Perturbation.brightness, 15), (.translation, 15), (.rotation, 15), (.shear, 15),
    (.gaussianNoise, 0), (.shotNoise, 0),
  ])
  func `One frame of a clip is the clean face`(perturbation: Perturbation, frame: Int) throws {
    #expect(try frames(perturbation)[frame] == CorruptionTests.crop())
  }

  @Test func `Brightness rises by 2 % a frame`() throws {
    let clip = try frames(.brightness)
    let place = 40 * 48 + 24
    #expect(clip[16].pixels[place] == clip[15].pixels[place] + 5)
    #expect(clip[14].pixels[place] == clip[15].pixels[place] - 5)
  }

  @Test func `Water runs down`() throws {
    var noise = [Double](repeating: -9, count: 2304)
    for place in 10 * 48..<16 * 48 { noise[place] = 9 }
    let layer = LiquidLayer(noise: noise, mean: 0.65, deviation: 0.3, size: 1, threshold: 0.69)
    func middle(_ layer: LiquidLayer) -> Double {
      let sum = layer.thickness.reduce(0, +)
      return layer.thickness.enumerated().reduce(0) { $0 + Double($1.0 / 48) * $1.1 } / sum
    }
    #expect(abs(middle(layer.later) - middle(layer) - 0.7) < 1e-9)
  }
}
