/// Paints one person's skin, brows, beard and hair on the map of the head.
struct SkinPainter {
  /// Colour in linear light, and how much of it is hair.
  typealias Texel = SIMD4<Float>

  let person: Person
  private let noise: ValueNoise
  private let hairline: Hairline

  init(_ person: Person) {
    self.person = person
    var random = SyntheticRandom(person.seed, 4)
    noise = ValueNoise(seed: UInt32(truncatingIfNeeded: random.next()))
    hairline = Hairline(person)
  }

  /// The painted map, `[H, W]`.
  func paint(_ map: FaceMap) -> [Texel] {
    map.places.enumerated().map { index, place in
      texel(
        Vector3(place.x, place.y, place.z), column: Float(index % FaceMap.width),
        row: Float(index / FaceMap.width))
    }
  }

  private func texel(_ p: Vector3, column: Float, row: Float) -> Texel {
    let hair = hairCover(p, column, row)
    var color = hair < 1 ? skin(p) : person.colors.hair
    var beard: Float = 0
    if hair < 1 {
      let brow = browCover(p, column, row)
      if brow > 0 {
        color = mix(color, mix(person.colors.hair, person.colors.skin * 0.25, 0.25), brow)
      }
      beard = beardCover(p)
      if beard > 0 {
        let strand = noise(column * 0.45, row * 0.08)
        color = mix(color, person.colors.hair * (0.75 + 0.4 * strand), beard)
      }
    }
    if hair > 0 {
      color = mix(color, person.colors.hair * strands(p, column, row), hair)
    }
    return Texel(color, max(hair, beard * 0.5))
  }

  private func skin(_ p: Vector3) -> Vector3 {
    let c = person.colors
    let mottle =
      0.05 * noise(p.x * 5, p.y * 5 + p.z * 3) + 0.035 * noise(p.x * 17 + 9, p.y * 17)
      + 0.03 * noise(p.x * 60, p.y * 60 + 5)
    var color = c.skin * (1 + mottle)
    let fair = smoothStep(0.08, 0.5, c.skin.x)
    let flush =
      FaceRegions.spot(p, 0.42, 6.95, 0.2, 0.17) * 0.8 + FaceRegions.spot(p, 0, 6.93, 0.13, 0.1)
      + FaceRegions.spot(p, 0.8, 7.2, 0.08, 0.3) * 0.8 + FaceRegions.spot(p, 0, 6.35, 0.15, 0.08)
      * 0.3
    color *= mix(
      Vector3(repeating: 1), Vector3(1.06, 0.83, 0.82), min(flush, 1) * (0.35 + 0.65 * fair))
    let bags = FaceRegions.spot(p, 0.29, 7.15, 0.14, 0.055) * 0.6
    let lids = FaceRegions.spot(p, 0.31, 7.37, 0.17, 0.05) * 0.7
    color *= mix(Vector3(repeating: 1), Vector3(0.8, 0.72, 0.74), min(bags + lids, 1) * 0.65)
    if person.masculinity > 0.5 {
      let stubble = smoothStep(-0.15, 0.15, FaceRegions.beard(p)) * 0.3 * (0.6 + 0.4 * fair)
      color = mix(color, color * Vector3(0.62, 0.64, 0.68), stubble)
    }
    if c.freckles > 0.02 {
      let spots = smoothStep(0.35, 0.75, noise(p.x * 38 + p.z * 20, p.y * 38))
      let density = FaceRegions.spot(p, 0.3, 7.0, 0.4, 0.25) + 0.1
      color *= mix(
        Vector3(repeating: 1), Vector3(0.78, 0.67, 0.6), spots * min(density, 1) * c.freckles)
    }
    return color
  }

  private func beardCover(_ p: Vector3) -> Float {
    guard person.beard > 0 else { return 0 }
    let deep = FaceRegions.beard(p)
    guard deep > -0.06 else { return 0 }
    let inside = deep + 0.03 * noise(p.x * 40, p.y * 40)
    return smoothStep(-0.02, 0.1, inside) * person.beard
  }

  private func browCover(_ p: Vector3, _ column: Float, _ row: Float) -> Float {
    let x = abs(p.x)
    guard x > 0.08, x < 0.6, p.y > 7.3, p.y < 7.8, p.z > 0.9 else { return 0 }
    let t = (x - 0.115) / 0.435
    guard t > -0.1, t < 1.1 else { return 0 }
    let bow = 4 * t * (1 - t)
    let middle =
      7.468 + person.brows.height + 0.05 * min(max(t, 0), 0.65) + person.brows.arch * bow
      - 0.07 * max(0, t - 0.6)
    let thick =
      person.brows.thickness * (0.55 + 0.6 * min(1, (1 - t) * 2)) * smoothStep(-0.06, 0.1, t)
    let distance = abs(p.y - middle) / max(thick, 1e-3)
    guard distance < 1.6 else { return 0 }
    let hairs = noise(column * 0.7 + row * 0.45 * (p.x > 0 ? 1 : -1), row * 0.33)
    let cover = 1 - smoothStep(0.55, 1.25, distance + 0.25 * hairs)
    let ends = smoothStep(-0.08, 0.06, t) * (1 - smoothStep(0.92, 1.06, t))
    return cover * ends * person.brows.density * (0.9 + 0.2 * hairs)
  }

  /// How bright hair is at a place: locks, and the single hairs in them.
  private func strands(_ p: Vector3, _ column: Float, _ row: Float) -> Float {
    let along = row + 6 * noise(column * 0.05, row * 0.03)
    let locks = noise(column * 0.1 + 40, along * 0.015) + 0.6 * noise(column * 0.22, along * 0.03)
    let hairs = noise(column * 0.65, along * 0.08)
    return max(0.25, 0.8 + 0.3 * locks + 0.3 * hairs)
  }

  private func hairCover(_ p: Vector3, _ column: Float, _ row: Float) -> Float {
    let deep = FaceRegions.hair(p, hairline)
    guard deep > -0.14 else { return 0 }
    // Hairs stand apart at the edge: across the forehead they run up, at the temples back.
    let up = smoothStep(7.75, 8, p.y)
    let hairs = mix(
      noise(column * 0.05, row * 0.35) + 0.5 * noise(column * 0.1, row * 0.6),
      noise(column * 0.5, row * 0.1) + 0.5 * noise(column * 0.9, row * 0.15), up)
    let cover = smoothStep(-0.07, 0.13, deep + (deep < 0.2 ? 0.05 * hairs : 0))
    return person.hair == .bald ? cover * 0.16 : cover
  }
}
