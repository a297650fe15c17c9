import Foundation

/// Where a person's hair begins: what makes one forehead differ from another.
struct Hairline {
  /// How far it has gone back everywhere, in decimetres.
  var recede: Float
  /// How far it comes down in the middle: a widow's peak, in decimetres.
  var peak: Float
  /// How far it goes back at the temples, in decimetres.
  var temples: Float
  /// How far a fringe falls over the forehead, in decimetres; 0 for hair combed back.
  var fringe: Float
  /// Where a fringe is parted, -1...1 from the picture's left to its right.
  var parting: Float
  private let wave: ValueNoise

  init(_ person: Person) {
    var random = SyntheticRandom(person.seed, 5)
    let man = person.masculinity > 0.5
    recede =
      random.uniform(-0.04, 0.04)
      + (man ? smoothStep(30, 70, person.age) * random.uniform(0, 0.22) : 0)
    peak = random.uniform(-0.02, 0.09)
    temples = random.uniform(0, 0.08) + (man ? random.uniform(0, 0.1) : 0)
    let falls = random.chance(man ? 0.4 : 0.5) && recede < 0.08
    fringe = falls ? random.uniform(0.06, man ? 0.14 : 0.2) : 0
    parting = random.uniform(-1, 1)
    wave = ValueNoise(seed: UInt32(truncatingIfNeeded: random.next()))
  }

  /// How much higher a place of the base mesh is treated as, in decimetres: where the hair has
  /// come down, what lies below it is hair already.
  @inline(__always)
  func lowering(_ p: Vector3) -> Float {
    let x = p.x / 0.5
    let front = smoothStep(0.55, 0.85, p.z)
    guard front > 0 else { return 0 }
    let middle = exp(-x * x * 9)
    let side = abs(x) - 0.85
    var drop = 0.09 + peak * middle - temples * exp(-side * side * 8)
    if fringe > 0 {
      // Longest beside the parting, shorter towards the temples.
      let away = abs(x - parting * 0.6)
      drop += fringe * smoothStep(0, 0.25, away + 0.08) * (1 - 0.5 * smoothStep(0.7, 1.5, away))
    }
    return front * (drop + 0.025 * wave(p.x * 7, 1) + 0.012 * wave(p.x * 19, 3))
  }
}
