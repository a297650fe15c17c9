import Emotions
import Imaging

/// One person who goes from a face at rest to the apex of an emotion, as CK+'s recordings do.
public struct SyntheticClip: Sendable {
  public let emotion: Emotion
  /// How many frames it has.
  public let frames: Int
  /// Width and height of the pictures, in pixels.
  public let side: Int

  let performance: Performance
  let seconds: Float
  let lighting: Lighting
  let sensor: Sensor
  let background: Canvas
  let occluder: Occluder?
  let seed: UInt64
  private let faceHeight: Float
  private let distance: Float
  private let middle: SIMD2<Float>

  /// A clip; the same head, emotion, conditions and seed give the same pixels.
  public init(
    head: Head, emotion: Emotion, frames: Int, side: Int = 160,
    conditions: SyntheticConditions = SyntheticConditions(), seed: UInt64
  ) {
    precondition(frames >= 1 && side >= 16, "a clip has a frame of at least 16×16")
    var random = SyntheticRandom(seed, 60)
    self.emotion = emotion
    self.frames = frames
    self.side = side
    self.seed = seed
    let pose = HeadPose(
      yaw: random.uniform(conditions.yaw), pitch: random.uniform(conditions.pitch),
      roll: random.uniform(conditions.roll))
    let onset = random.uniform(0.35, 0.9)
    let pause = onset * random.uniform(0.05, 0.3)
    let hold = onset * random.uniform(0.1, 0.4)
    seconds = pause + onset + hold
    let peak = random.uniform(conditions.intensity)
    let course = ExpressionCourse(start: pause, onset: onset, hold: hold, offset: .infinity)
    let act = Performance.Act(emotion, course: course, peak: peak, random: &random)
    performance = Performance(
      head: head, acts: emotion == .neutral ? [] : [act], pose: pose, seconds: seconds,
      unblinking: (pause + onset)...seconds, seed: random.next())
    faceHeight = random.uniform(conditions.faceHeight) * Float(side)
    distance = random.uniform(8, 22)
    middle = SIMD2(
      Float(side) * (0.5 + random.uniform(-0.04, 0.04)),
      Float(side) * (0.53 + random.uniform(-0.04, 0.04)))
    lighting = Lighting(seed: random.next())
    sensor = Sensor(
      exposure: random.uniform(conditions.exposure), blur: random.uniform(conditions.blur),
      noise: random.uniform(conditions.noise), quality: Int(random.uniform(conditions.quality)))
    background = Background(seed: random.next()).canvas(width: side, height: side)
    let hidden = random.unit() * 100 < conditions.occludedPercent
    let coverage = random.uniform(conditions.occlusion)
    occluder = hidden ? Occluder(seed: random.next(), coverage: coverage) : nil
  }

  /// When a frame is taken, in seconds; the last is at the apex.
  func time(ofFrame index: Int) -> Float {
    frames == 1 ? seconds : seconds * Float(index) / Float(frames - 1)
  }

  func view(at seconds: Float) -> HeadView {
    HeadView(
      x: middle.x, y: middle.y, faceHeight: faceHeight, distance: distance,
      pose: performance.pose(at: seconds))
  }
}

extension FaceSynthesizer {
  /// All frames of a clip with their truth.
  public func frames(of clip: SyntheticClip) -> [SyntheticFrame] {
    let renderer = FaceRenderer()
    return (0..<clip.frames).map { frame($0, of: clip, renderer) }
  }

  /// One frame of a clip.
  func frame(_ index: Int, of clip: SyntheticClip, _ renderer: FaceRenderer) -> SyntheticFrame {
    let seconds = clip.time(ofFrame: index)
    let performance = clip.performance
    let state = performance.state(at: seconds)
    let posed = PosedHead(performance.head, state, clip.view(at: seconds))
    var canvas = clip.background
    renderer.draw(
      posed, lighting: clip.lighting.suited(to: performance.head.person), map: map, on: &canvas)
    let box = posed.box
    clip.occluder?.cover(box, on: &canvas)
    var noise = SyntheticRandom(clip.seed, 61, UInt64(index))
    let image = clip.sensor.develop(canvas, seed: noise.next())
    let truth = posed.truth(
      emotion: clip.emotion, intensity: performance.acts.first?.intensity(at: seconds) ?? 0,
      light: clip.lighting.name, pose: performance.pose(at: seconds),
      occlusion: clip.occluder?.coverage ?? 0)
    return SyntheticFrame(
      frame: Frame(image: image, index: index, timestamp: Double(seconds)), faces: [truth])
  }
}

extension PosedHead {
  func truth(
    emotion: Emotion, intensity: Float, light: String, pose: HeadPose, occlusion: Float
  ) -> FaceTruth {
    FaceTruth(
      identity: "p\(head.person.seed)", emotion: emotion, intensity: Double(intensity), pose: pose,
      light: light, box: box, landmarks: landmarks, occlusion: Double(occlusion))
  }
}

extension Lighting {
  /// As a photographer exposes: darker skin gets somewhat more light.
  func suited(to person: Person) -> Lighting {
    let skin = person.colors.skin
    let lightness = 0.3 * skin.x + 0.6 * skin.y + 0.1 * skin.z
    return scaled(by: min(0.72 / (lightness + 0.32), 1.55))
  }
}
