import Emotions
import Foundation
import Imaging

/// One or several people who walk through the emotions: a stand-in for a camera, with truth.
///
///     let scene = try SyntheticScene(.init(people: 2, seconds: 10), FaceSynthesizer())
///     for index in 0..<scene.frameCount { use(scene.frame(at: index)) }
public struct SyntheticScene: Sendable {
  /// What to render.
  public struct Configuration: Equatable, Sendable {
    /// How many people, 1...6, side by side.
    public var people = 1
    /// Length, 0.1...3600.
    public var seconds: Double = 10
    /// Frames per second, 1...120.
    public var framesPerSecond: Double = 25
    /// Size of the picture, in pixels, 64...4096.
    public var width = 640
    public var height = 480
    /// What is shown, in this order, then again; each person begins at another place.
    public var emotions: [Emotion] = [.happy, .surprise, .sad, .angry, .fear, .disgust]
    public var seed: UInt64 = 0

    public init() {}

    public init(
      people: Int, seconds: Double, width: Int = 640, height: Int = 480, seed: UInt64 = 0
    ) {
      (self.people, self.seconds, self.seed) = (people, seconds, seed)
      (self.width, self.height) = (width, height)
    }

    /// How many frames that makes, at least 1.
    public var frameCount: Int { max(1, Int((seconds * framesPerSecond).rounded())) }

    /// - Throws: `FaceSynthesisError.parameter` for the first value that cannot be.
    func validate() throws {
      let checks: [(String, Double, ClosedRange<Double>)] = [
        ("people", Double(people), 1...6), ("seconds", seconds, 0.1...3600),
        ("frame-rate", framesPerSecond, 1...120), ("width", Double(width), 64...4096),
        ("height", Double(height), 64...4096),
      ]
      for (name, value, allowed) in checks where !allowed.contains(value) {
        throw FaceSynthesisError.parameter(
          name: name, value: value.formatted(),
          allowed: "a number of \(allowed.lowerBound.formatted())…\(allowed.upperBound.formatted())"
        )
      }
      guard !emotions.isEmpty else {
        throw FaceSynthesisError.parameter(
          name: "emotions", value: "empty", allowed: "one or more expressions")
      }
    }
  }

  public let configuration: Configuration
  /// Who is in it, from the picture's left to its right.
  public var people: [Person] { performances.map(\.head.person) }
  /// How many frames it has, at least 1.
  public var frameCount: Int { configuration.frameCount }

  private let synthesizer: FaceSynthesizer
  private let performances: [Performance]
  private let lighting: Lighting
  private let background: Canvas
  private let places: [(x: Float, y: Float, faceHeight: Float)]

  /// - Throws: `FaceSynthesisError.parameter` for a value that cannot be.
  public init(_ configuration: Configuration, _ synthesizer: FaceSynthesizer) throws {
    try configuration.validate()
    self.configuration = configuration
    self.synthesizer = synthesizer
    var random = SyntheticRandom(configuration.seed, 80)
    let seconds = Float(configuration.seconds)
    let (width, height) = (Float(configuration.width), Float(configuration.height))
    let count = configuration.people
    let room = width / Float(count)
    var places: [(x: Float, y: Float, faceHeight: Float)] = []
    var performances: [Performance] = []
    for person in 0..<count {
      let head = synthesizer.head(of: Person(seed: random.next()))
      let acts = Self.acts(
        configuration.emotions, from: person * 2, seconds: seconds, random: &random)
      performances.append(
        Performance(
          head: head, acts: acts,
          pose: HeadPose(
            yaw: random.uniform(-12, 12), pitch: random.uniform(-5, 5),
            roll: random.uniform(-4, 4)),
          seconds: seconds, seed: random.next()))
      let size = min(height * 0.45, room * 0.5) * random.uniform(0.85, 1)
      places.append(
        (
          room * (Float(person) + 0.5 + random.uniform(-0.05, 0.05)),
          height * random.uniform(0.48, 0.55), size
        ))
    }
    self.places = places
    self.performances = performances
    lighting = .studio
    background = Background(seed: random.next())
      .canvas(width: configuration.width, height: configuration.height)
  }

  /// Expressions one after another, with a pause of about a second between them.
  private static func acts(
    _ emotions: [Emotion], from first: Int, seconds: Float, random: inout SyntheticRandom
  ) -> [Performance.Act] {
    var acts: [Performance.Act] = []
    var time = random.uniform(0.4, 0.9)
    var next = first
    while time < seconds {
      let course = ExpressionCourse(
        start: time, onset: random.uniform(0.35, 0.7), hold: random.uniform(1.2, 1.8),
        offset: random.uniform(0.4, 0.8))
      acts.append(
        Performance.Act(
          emotions[next % emotions.count], course: course, peak: random.uniform(0.85, 1),
          random: &random))
      time = course.end + random.uniform(0.6, 1.1)
      next += 1
    }
    return acts
  }

  /// One frame with its truth; frames can be rendered in any order.
  public func frame(at index: Int) -> SyntheticFrame {
    let time = Double(index) / configuration.framesPerSecond
    let seconds = Float(time)
    let renderer = FaceRenderer()
    var canvas = background
    var faces: [FaceTruth] = []
    for (place, performance) in zip(places, performances) {
      let view = HeadView(
        x: place.x, y: place.y, faceHeight: place.faceHeight, distance: 16,
        pose: performance.pose(at: seconds))
      let posed = PosedHead(performance.head, performance.state(at: seconds), view)
      renderer.draw(
        posed, lighting: lighting.suited(to: performance.head.person), map: synthesizer.map,
        on: &canvas)
      let act = performance.act(at: seconds)
      let intensity = act?.intensity(at: seconds) ?? 0
      faces.append(
        posed.truth(
          emotion: intensity > 0.1 ? act?.emotion ?? .neutral : .neutral, intensity: intensity,
          light: lighting.name, pose: view.pose, occlusion: 0))
    }
    let sensor = Sensor(noise: 1.2)
    var noise = SyntheticRandom(configuration.seed, 81, UInt64(index))
    let image = sensor.develop(canvas, seed: noise.next())
    return SyntheticFrame(
      frame: Frame(image: image, index: index, timestamp: time), faces: faces)
  }
}
