/// A movement of the face that the Facial Action Coding System numbers.
///
/// Ekman, Friesen, Hager: Facial Action Coding System, 2002. Each is one or several of the face
/// units of the head.
enum ActionUnit: Int, CaseIterable, Sendable {
  case innerBrowRaiser = 1
  case outerBrowRaiser = 2
  case browLowerer = 4
  case upperLidRaiser = 5
  case cheekRaiser = 6
  case lidTightener = 7
  case noseWrinkler = 9
  case upperLipRaiser = 10
  case lipCornerPuller = 12
  case dimpler = 14
  case lipCornerDepressor = 15
  case lowerLipDepressor = 16
  case chinRaiser = 17
  case lipPucker = 18
  case lipStretcher = 20
  case lipFunneler = 22
  case lipTightener = 23
  case lipPressor = 24
  case lipsPart = 25
  case jawDrop = 26
  case mouthStretch = 27
  case eyeClosure = 43

  /// The face units that make the movement at strength 1; `*` stands for `Left` and `Right`.
  var faceUnits: [(unit: String, weight: Float)] {
    switch self {
    case .innerBrowRaiser: [("browInnerUp", 1.5)]
    case .outerBrowRaiser: [("browOuterUp*", 1.4)]
    case .browLowerer: [("browDown*", 1.6)]
    case .upperLidRaiser: [("eyeWide*", 1.7)]
    case .cheekRaiser: [("cheekSquint*", 1.1), ("eyeSquint*", 0.35)]
    case .lidTightener: [("eyeSquint*", 1.0)]
    case .noseWrinkler: [("noseSneer*", 1.5), ("browInnerUp", 0.4), ("cheekSquint*", 0.35)]
    case .upperLipRaiser: [("mouthUpperUp*", 1.4), ("noseSneer*", 0.35)]
    case .lipCornerPuller: [("mouthSmile*", 1.2)]
    case .dimpler: [("mouthDimple*", 1.0)]
    case .lipCornerDepressor: [("mouthFrown*", 1.25)]
    case .lowerLipDepressor: [("mouthLowerDown*", 1.0)]
    case .chinRaiser: [("mouthShrugLower", 1.0), ("mouthShrugUpper", 0.35)]
    case .lipPucker: [("mouthPucker", 1.0)]
    case .lipStretcher: [("mouthStretch*", 1.6)]
    case .lipFunneler: [("mouthFunnel", 1.0)]
    case .lipTightener: [("mouthRollLower", 0.45), ("mouthRollUpper", 0.45), ("mouthPress*", 0.4)]
    case .lipPressor: [("mouthPress*", 1.0), ("mouthRollLower", 0.3), ("mouthRollUpper", 0.3)]
    case .lipsPart: [("mouthUpperUp*", 0.4), ("mouthLowerDown*", 0.5), ("jawOpen", 0.08)]
    case .jawDrop: [("jawOpen", 0.38)]
    case .mouthStretch: [("jawOpen", 0.8)]
    case .eyeClosure: [("eyeBlink*", 1.0)]
    }
  }
}
