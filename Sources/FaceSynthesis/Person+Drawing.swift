extension Person {
  /// Details that vary: a target pair's stem with its two ends, and the deviation of its weight.
  private static let details: [(stem: String, ends: (String, String), deviation: Float)] = [
    ("nose/nose-scale-horiz", ("decr", "incr"), 0.35),
    ("nose/nose-scale-vert", ("decr", "incr"), 0.3),
    ("nose/nose-scale-depth", ("decr", "incr"), 0.35),
    ("nose/nose-hump", ("decr", "incr"), 0.35),
    ("nose/nose-point", ("down", "up"), 0.4),
    ("nose/nose-volume", ("decr", "incr"), 0.3),
    ("nose/nose-width2", ("decr", "incr"), 0.35),
    ("nose/nose-greek", ("decr", "incr"), 0.25),
    ("mouth/mouth-scale-horiz", ("decr", "incr"), 0.35),
    ("mouth/mouth-lowerlip-volume", ("decr", "incr"), 0.35),
    ("mouth/mouth-upperlip-volume", ("decr", "incr"), 0.35),
    ("mouth/mouth-lowerlip-height", ("decr", "incr"), 0.3),
    ("mouth/mouth-upperlip-height", ("decr", "incr"), 0.3),
    ("mouth/mouth-trans", ("down", "up"), 0.25),
    ("mouth/mouth-angles", ("down", "up"), 0.12),
    ("mouth/mouth-cupidsbow", ("decr", "incr"), 0.3),
    ("chin/chin-height", ("decr", "incr"), 0.35),
    ("chin/chin-width", ("decr", "incr"), 0.4),
    ("chin/chin-prominent", ("decr", "incr"), 0.4),
    ("chin/chin-bones", ("decr", "incr"), 0.35),
    ("chin/chin-prognathism", ("decr", "incr"), 0.2),
    ("forehead/forehead-scale-vert", ("decr", "incr"), 0.25),
    ("forehead/forehead-temple", ("decr", "incr"), 0.3),
    ("forehead/forehead-trans", ("backward", "forward"), 0.2),
    ("eyebrows/eyebrows-trans", ("down", "up"), 0.3),
    ("eyebrows/eyebrows-angle", ("down", "up"), 0.25),
    ("head/head-fat", ("decr", "incr"), 0.35),
    ("head/head-scale-horiz", ("decr", "incr"), 0.25),
    ("head/head-scale-vert", ("decr", "incr"), 0.25),
    ("head/head-back-scale-depth", ("decr", "incr"), 0.3),
  ]

  /// The same for details with a left and a right side, which differ a little.
  private static let sidedDetails:
    [(folder: String, stem: String, ends: (String, String), deviation: Float)] = [
      ("cheek", "cheek-bones", ("decr", "incr"), 0.4),
      ("cheek", "cheek-volume", ("decr", "incr"), 0.4),
      ("cheek", "cheek-inner", ("decr", "incr"), 0.3),
      ("eyes", "eye-scale", ("decr", "incr"), 0.22),
      ("eyes", "eye-trans", ("down", "up"), 0.15),
      ("eyes", "eye-trans", ("in", "out"), 0.25),
      ("eyes", "eye-corner1", ("down", "up"), 0.25),
      ("eyes", "eye-corner2", ("down", "up"), 0.25),
      ("eyes", "eye-bag", ("decr", "incr"), 0.25),
      ("eyes", "eye-height2", ("decr", "incr"), 0.25),
      ("ears", "ear-scale", ("decr", "incr"), 0.3),
      ("ears", "ear-wing", ("decr", "incr"), 0.3),
      ("ears", "ear-lobe", ("decr", "incr"), 0.3),
    ]

  private static let outlines = [
    "oval", "round", "square", "rectangular", "triangular", "invertedtriangular", "diamond",
  ]

  static func shape(
    ancestry: Ancestry, masculinity: Float, age: Float, random: inout SyntheticRandom
  ) -> [(target: String, weight: Float)] {
    var shape = macros(ancestry: ancestry, masculinity: masculinity, age: age, random: &random)
    for detail in details {
      let weight = random.normal() * detail.deviation
      shape.append(("\(detail.stem)-\(weight < 0 ? detail.ends.0 : detail.ends.1)", abs(weight)))
    }
    for detail in sidedDetails {
      let common = random.normal() * detail.deviation
      for side in ["l", "r"] {
        let weight = common + random.normal() * detail.deviation * 0.12
        let end = weight < 0 ? detail.ends.0 : detail.ends.1
        shape.append(("\(detail.folder)/\(side)-\(detail.stem)-\(end)", abs(weight)))
      }
    }
    shape.append(("head/head-\(random.pick(outlines))", random.uniform(0, 0.6)))
    return shape
  }

  /// MakeHuman's macro sliders: the product of the weights of ancestry, sex, age and weight.
  private static func macros(
    ancestry: Ancestry, masculinity: Float, age: Float, random: inout SyntheticRandom
  ) -> [(target: String, weight: Float)] {
    let purity = random.uniform(0.75, 1)
    let other = random.pick(Ancestry.allCases)
    let old = min(max((age - 25) / 55, 0), 1)
    let heaviness = random.normal() * 0.4
    var macros: [(target: String, weight: Float)] = []
    for (sex, bySex) in [("female", 1 - masculinity), ("male", masculinity)] {
      for (years, byAge) in [("young", 1 - old), ("old", old)] {
        for one in Ancestry.allCases {
          let share = (one == ancestry ? purity : 0) + (one == other ? 1 - purity : 0)
          macros.append(("macrodetails/\(one)-\(sex)-\(years)", bySex * byAge * share))
        }
        let weight = heaviness < 0 ? "minweight" : "maxweight"
        macros.append(
          (
            "macrodetails/universal-\(sex)-\(years)-averagemuscle-\(weight)",
            bySex * byAge * abs(heaviness)
          ))
      }
    }
    return macros.filter { $0.weight > 0.001 }
  }

  /// Skin from fair to dark, in linear light.
  private static let skins: [Vector3] = [
    Vector3(0.66, 0.44, 0.35), Vector3(0.56, 0.36, 0.265), Vector3(0.46, 0.28, 0.185),
    Vector3(0.32, 0.18, 0.11), Vector3(0.19, 0.1, 0.06), Vector3(0.1, 0.052, 0.033),
  ]

  static func colors(
    ancestry: Ancestry, man: Bool, age: Float, random: inout SyntheticRandom
  ) -> Colors {
    let melanin: Float =
      switch ancestry {
      case .caucasian: random.uniform(0, 0.38)
      case .asian: random.uniform(0.12, 0.48)
      case .african: random.uniform(0.58, 1)
      }
    let place = melanin * Float(skins.count - 1)
    let step = min(Int(place), skins.count - 2)
    var skin = mix(skins[step], skins[step + 1], place - Float(step))
    skin *= Vector3(
      random.uniform(0.95, 1.05), random.uniform(0.96, 1.04), random.uniform(0.94, 1.06))
    // Few paint their lips; bare ones are a darker, redder skin.
    let painted = random.uniform(0, 1)
    let rouge: Float = man ? 0 : smoothStep(0.72, 1, painted) * 0.6
    let natural =
      skin
      * mix(
        Vector3(0.84, 0.64, 0.66), Vector3(0.92, 0.74, 0.74), smoothStep(0.4, 1, melanin))
    let lips = mix(natural, Vector3(0.34, 0.07, 0.08), rouge)
    let hairs =
      ancestry == .caucasian
      ? [
        Vector3(0.02, 0.013, 0.01), Vector3(0.05, 0.028, 0.015), Vector3(0.1, 0.055, 0.026),
        Vector3(0.3, 0.18, 0.075), Vector3(0.17, 0.055, 0.02),
      ] : [Vector3(0.012, 0.01, 0.009), Vector3(0.02, 0.014, 0.011), Vector3(0.035, 0.02, 0.013)]
    let grey = smoothStep(40, 72, age + random.normal() * 6)
    let hair = mix(random.pick(hairs), Vector3(0.4, 0.39, 0.38), grey * 0.85)
    let irises =
      ancestry == .caucasian
      ? [
        Vector3(0.13, 0.22, 0.32), Vector3(0.16, 0.22, 0.14), Vector3(0.12, 0.065, 0.03),
        Vector3(0.06, 0.03, 0.015),
      ] : [Vector3(0.05, 0.026, 0.013), Vector3(0.03, 0.016, 0.01)]
    return Colors(
      skin: skin, lips: lips, hair: hair * random.uniform(0.8, 1.2), iris: random.pick(irises),
      cloth: Vector3(random.unit(), random.unit(), random.unit()) * 0.45 + 0.02,
      glasses: random.chance(0.7)
        ? Vector3(0.015, 0.015, 0.018) : Vector3(0.12, 0.06, 0.025),
      freckles: random.chance(0.25) ? random.uniform(0.2, 0.8) : random.uniform(0, 0.15),
      shine: random.uniform(0.25, 1))
  }
}
