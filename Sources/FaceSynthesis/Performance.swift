import Emotions
import Foundation

/// What one head does over time: expressions one after another, blinks, glances, small movements.
struct Performance: Sendable {
  /// One expression with its course.
  struct Act: Sendable {
    let emotion: Emotion
    let apex: FacialExpression
    let course: ExpressionCourse
    /// Strength of the apex, 0...1.
    let peak: Float
    /// How much later than the first each action unit sets in, as a share of the onset.
    let lags: [ActionUnit: Float]

    init(
      _ emotion: Emotion, course: ExpressionCourse, peak: Float, random: inout SyntheticRandom
    ) {
      self.emotion = emotion
      self.course = course
      self.peak = peak
      apex = .apex(of: emotion, random: &random)
      var lags: [ActionUnit: Float] = [:]
      for unit in ActionUnit.allCases { lags[unit] = random.uniform(0, 0.25) }
      self.lags = lags
    }

    func expression(at seconds: Float) -> FacialExpression {
      let progress = course.progress(at: seconds)
      guard progress > 0 else { return .neutral }
      return FacialExpression(
        sided: apex.units.mapValues { $0 }.reduce(into: [:]) { units, unit in
          let lag = lags[unit.key] ?? 0
          let own = ExpressionCourse.bell(max(0, (progress - lag) / (1 - lag))) * peak
          units[unit.key] = .init(left: unit.value.left * own, right: unit.value.right * own)
        })
    }

    func intensity(at seconds: Float) -> Float { course.intensity(at: seconds) * peak }
  }

  let head: Head
  let acts: [Act]
  /// Pose about which the head moves.
  let pose: HeadPose
  private let rest: FacialExpression
  private let sway: ValueNoise
  private let swayAmount: Float
  private let blinks: [Float]
  private static let blinkSeconds: Float = 0.3
  private let gazeHome: (right: Float, up: Float)

  /// - Parameter unblinking: seconds in which the eyes stay open, as at an apex that is judged.
  init(
    head: Head, acts: [Act], pose: HeadPose, seconds: Float,
    unblinking: ClosedRange<Float>? = nil, seed: UInt64
  ) {
    var random = SyntheticRandom(seed, 50)
    self.head = head
    self.acts = acts
    self.pose = pose
    rest = Self.restingFace(head.person)
    sway = ValueNoise(seed: UInt32(truncatingIfNeeded: random.next()))
    swayAmount = random.uniform(0.5, 1.5)
    var blinks: [Float] = []
    var next = random.uniform(0.3, 5)
    while next < seconds {
      if unblinking.map({ next + Self.blinkSeconds < $0.lowerBound || $0.upperBound < next })
        ?? true
      {
        blinks.append(next)
      }
      next += random.uniform(1.8, 6)  // 10 to 30 a minute
    }
    self.blinks = blinks
    // Eyes stay nearer to the camera than the head turns.
    gazeHome = (
      -pose.yaw * random.uniform(0.1, 0.6) + random.normal() * 2.5,
      -pose.pitch * random.uniform(0.1, 0.5) + random.normal() * 1.5
    )
  }

  /// Nobody's face at rest is quite neutral; the same person's is always the same.
  private static func restingFace(_ person: Person) -> FacialExpression {
    var random = SyntheticRandom(person.seed, 51)
    let small: [ActionUnit] = [
      .innerBrowRaiser, .browLowerer, .lidTightener, .lipCornerPuller, .lipCornerDepressor,
      .lipsPart, .lipPressor, .eyeClosure,
    ]
    var units: [ActionUnit: Float] = [:]
    for unit in small { units[unit] = max(0, random.normal()) * 0.05 }
    return FacialExpression(units)
  }

  /// The act that shows at a moment; nil between acts.
  func act(at seconds: Float) -> Act? {
    acts.last { $0.course.start <= seconds && seconds < $0.course.end }
  }

  func state(at seconds: Float) -> FaceState {
    var expression = rest
    for act in acts where act.course.start <= seconds && seconds < act.course.end {
      expression = expression.adding(act.expression(at: seconds))
    }
    var blink: Float = 0
    for start in blinks {
      // 0.1 s down, 0.05 s shut, 0.15 s up.
      let t = seconds - start
      if t > 0, t < Self.blinkSeconds {
        blink = t < 0.1 ? t / 0.1 : t < 0.15 ? 1 : 1 - (t - 0.15) / 0.15
      }
    }
    return FaceState(
      expression, blink: blink,
      gaze: (
        gazeHome.right + 3 * sway(seconds * 1.3, 7), gazeHome.up + 2 * sway(seconds * 1.1, 9)
      ))
  }

  func pose(at seconds: Float) -> HeadPose {
    HeadPose(
      yaw: pose.yaw + 5 * swayAmount * sway(seconds * 0.9, 1),
      pitch: pose.pitch + 3 * swayAmount * sway(seconds * 0.8, 3),
      roll: pose.roll + 2.5 * swayAmount * sway(seconds * 0.7, 5))
  }
}
