/// Everything that makes one rendered person look like themselves, drawn from a seed.
///
///     let person = Person(seed: 7)
///     let bald = Person(seed: 7, options: .init(hair: .bald))
public struct Person: Equatable, Sendable {
  /// What the hair looks like.
  public enum Hair: String, CaseIterable, Codable, Sendable {
    case bald, short, long
  }

  /// What of a person is chosen rather than drawn; nil is drawn.
  public struct Options: Equatable, Sendable {
    public var ancestry: Ancestry?
    /// 0 female … 1 male.
    public var masculinity: Float?
    /// Years, 18...80.
    public var age: Float?
    public var hair: Hair?
    public var glasses: Bool?
    public var beard: Bool?

    public init(
      ancestry: Ancestry? = nil, masculinity: Float? = nil, age: Float? = nil, hair: Hair? = nil,
      glasses: Bool? = nil, beard: Bool? = nil
    ) {
      self.ancestry = ancestry
      self.masculinity = masculinity
      self.age = age
      self.hair = hair
      self.glasses = glasses
      self.beard = beard
    }
  }

  /// The number that the person was drawn from.
  public let seed: UInt64
  /// The strongest of the three ancestries.
  public let ancestry: Ancestry
  /// 0 female … 1 male.
  public let masculinity: Float
  /// Years, 18...80.
  public let age: Float
  public let hair: Hair
  public let glasses: Bool
  /// 0 shaven … 1 full beard.
  public let beard: Float

  /// How much of each target the shape has.
  let shape: [(target: String, weight: Float)]
  /// Colours in linear light, 0...1.
  let colors: Colors
  let brows: Brows

  struct Colors: Equatable {
    var skin: Vector3
    var lips: Vector3
    var hair: Vector3
    var iris: Vector3
    var cloth: Vector3
    var glasses: Vector3
    /// Freckles and moles, 0...1.
    var freckles: Float
    /// Highlights of oily skin, 0...1.
    var shine: Float
  }

  struct Brows: Equatable {
    /// Half the height, in decimetres.
    var thickness: Float
    /// How much skin the hairs hide, 0...1.
    var density: Float
    /// How much the middle lies above the ends, in decimetres.
    var arch: Float
    /// Shift up, in decimetres.
    var height: Float
  }

  public static func == (a: Person, b: Person) -> Bool {
    a.seed == b.seed && a.ancestry == b.ancestry && a.masculinity == b.masculinity
      && a.age == b.age && a.hair == b.hair && a.glasses == b.glasses && a.beard == b.beard
  }

  /// The person of a seed: the same seed and options give the same person.
  public init(seed: UInt64, options: Options = Options()) {
    var random = SyntheticRandom(seed, 1)
    self.seed = seed
    let drawnAncestry = random.pick(Ancestry.allCases)
    ancestry = options.ancestry ?? drawnAncestry
    let drawnMasculinity: Float =
      random.chance(0.5) ? random.uniform(0, 0.2) : random.uniform(0.8, 1)
    masculinity = options.masculinity ?? drawnMasculinity
    let drawnAge = random.chance(0.75) ? random.uniform(18, 45) : random.uniform(45, 75)
    age = min(max(options.age ?? drawnAge, 18), 80)
    let man = masculinity > 0.5
    let draw = random.unit()
    let drawnHair: Hair =
      man ? (draw < 0.14 ? .bald : draw < 0.95 ? .short : .long) : (draw < 0.35 ? .short : .long)
    hair = options.hair ?? drawnHair
    let drawnGlasses = random.chance(0.15)
    glasses = options.glasses ?? drawnGlasses
    let drawnBeard = random.chance(0.35)
    let fullness = random.uniform(0.5, 1)
    let wantsBeard = options.beard ?? (man && drawnBeard)
    beard = wantsBeard ? fullness : 0
    var shapeRandom = SyntheticRandom(seed, 2)
    shape = Self.shape(
      ancestry: ancestry, masculinity: masculinity, age: age, random: &shapeRandom)
    var colorRandom = SyntheticRandom(seed, 3)
    colors = Self.colors(
      ancestry: ancestry, man: man, age: age, random: &colorRandom)
    brows = Brows(
      thickness: colorRandom.uniform(0.024, 0.036) * (man ? 1.2 : 0.9),
      density: colorRandom.uniform(0.55, 0.95) * (man ? 1 : 0.92),
      arch: colorRandom.uniform(0.015, 0.05) * (man ? 0.6 : 1.1),
      height: colorRandom.uniform(-0.015, 0.02))
  }
}
