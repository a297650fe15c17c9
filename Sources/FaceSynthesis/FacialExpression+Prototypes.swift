import Emotions

extension FacialExpression {
  /// Action units that show an emotion at its apex, several variants each.
  ///
  /// The combinations follow the FACS investigator's guide (Ekman, Friesen, Hager 2002, table
  /// 10-2), and table 1 of Lucey et al., “The Extended Cohn-Kanade Dataset”, 2010.
  static func prototypes(_ emotion: Emotion) -> [[ActionUnit: Float]] {
    switch emotion {
    case .angry:
      [
        [
          .browLowerer: 1.15, .upperLidRaiser: 0.65, .lidTightener: 0.4, .lipPressor: 1,
          .lipTightener: 0.4, .chinRaiser: 0.3,
        ],
        [
          .browLowerer: 1.15, .upperLidRaiser: 0.4, .lidTightener: 0.5, .lipTightener: 1,
          .chinRaiser: 0.4,
        ],
        [
          .browLowerer: 1.15, .upperLidRaiser: 0.7, .lidTightener: 0.4, .upperLipRaiser: 0.35,
          .lowerLipDepressor: 0.8, .lipsPart: 0.6, .lipFunneler: 0.35, .jawDrop: 0.2,
        ],
      ]
    case .disgust:
      [
        [
          .noseWrinkler: 1, .upperLipRaiser: 0.6, .cheekRaiser: 0.7, .lidTightener: 0.4,
          .eyeClosure: 0.12,
          .lipCornerDepressor: 0.9, .chinRaiser: 0.9,
        ],
        [
          .noseWrinkler: 0.8, .upperLipRaiser: 1.1, .cheekRaiser: 0.7, .lidTightener: 0.4,
          .eyeClosure: 0.12,
          .lipCornerDepressor: 0.9, .lipsPart: 0.4, .chinRaiser: 0.3,
        ],
        [
          .noseWrinkler: 0.9, .upperLipRaiser: 1.1, .cheekRaiser: 0.7, .lidTightener: 0.4,
          .eyeClosure: 0.12,
          .lowerLipDepressor: 0.5, .lipCornerDepressor: 0.7, .lipsPart: 0.5, .jawDrop: 0.35,
        ],
      ]
    case .fear:
      [
        [
          .innerBrowRaiser: 1.2, .outerBrowRaiser: 0.7, .browLowerer: 0.35, .upperLidRaiser: 1.1,
          .lipStretcher: 1, .lipsPart: 0.9,
        ],
        [
          .innerBrowRaiser: 1.2, .outerBrowRaiser: 0.6, .browLowerer: 0.3, .upperLidRaiser: 1.1,
          .lipStretcher: 1.1, .lowerLipDepressor: 0.5, .lipsPart: 0.5, .jawDrop: 0.4,
        ],
        [
          .innerBrowRaiser: 1.1, .outerBrowRaiser: 0.7, .browLowerer: 0.4, .upperLidRaiser: 1.2,
          .lipStretcher: 1, .lipsPart: 0.6, .jawDrop: 0.7,
        ],
      ]
    case .happy:
      [
        [.cheekRaiser: 0.8, .lipCornerPuller: 1, .lipsPart: 0.8, .upperLipRaiser: 0.25],
        [.cheekRaiser: 0.6, .lipCornerPuller: 1.05, .dimpler: 0.2],
        [
          .cheekRaiser: 0.9, .lipCornerPuller: 1.1, .lipsPart: 0.8, .jawDrop: 0.5,
          .upperLipRaiser: 0.2,
        ],
      ]
    case .sad:
      [
        [.innerBrowRaiser: 1, .browLowerer: 0.4, .lipCornerDepressor: 0.9, .chinRaiser: 0.6],
        [
          .innerBrowRaiser: 1.1, .browLowerer: 0.35, .lipCornerDepressor: 1, .eyeClosure: 0.22,
          .chinRaiser: 0.35,
        ],
        [
          .innerBrowRaiser: 0.9, .browLowerer: 0.5, .lipCornerDepressor: 0.8, .chinRaiser: 0.9,
          .cheekRaiser: 0.3, .lidTightener: 0.2,
        ],
      ]
    case .surprise:
      [
        [.innerBrowRaiser: 1.1, .outerBrowRaiser: 1.2, .upperLidRaiser: 0.8, .mouthStretch: 0.75],
        [.innerBrowRaiser: 1.1, .outerBrowRaiser: 1.2, .upperLidRaiser: 0.7, .jawDrop: 1.1],
        [
          .innerBrowRaiser: 1.1, .outerBrowRaiser: 1.1, .upperLidRaiser: 0.9, .mouthStretch: 1,
          .lipFunneler: 0.2,
        ],
      ]
    case .neutral: [[:]]
    case .contempt:
      [
        [.lipCornerPuller: 0.45, .dimpler: 0.9, .lidTightener: 0.15],
        [.lipCornerPuller: 0.3, .dimpler: 1, .upperLipRaiser: 0.2],
      ]
    }
  }

  /// How one person shows an emotion in one clip: a variant with strengths of their own and sides
  /// that differ a little; contempt is shown on one side.
  static func apex(
    of emotion: Emotion, random: inout SyntheticRandom
  ) -> FacialExpression {
    let variant = random.pick(prototypes(emotion))
    let lopsided = random.normal() * 0.07
    let contemptLeft = random.chance(0.5)
    var units: [ActionUnit: Strength] = [:]
    for (unit, strength) in variant.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let shown = strength * random.uniform(0.82, 1.15)
      let tilt = lopsided + random.normal() * 0.05
      var sided = Strength(left: shown * (1 + tilt), right: shown * (1 - tilt))
      if emotion == .contempt {
        if contemptLeft { sided.right *= 0.1 } else { sided.left *= 0.1 }
      }
      units[unit] = sided
    }
    return FacialExpression(sided: units)
  }
}
