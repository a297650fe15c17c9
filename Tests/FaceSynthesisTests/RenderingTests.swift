import Emotions
import Foundation
import Imaging
import MediaIO
import Testing

@testable import FaceSynthesis

@Suite struct RenderingTests {
  private func frame(
    seed: UInt64 = 3, emotion: Emotion = .happy, yaw: Float = 0, intensity: Float = 1
  ) throws -> SyntheticFrame {
    var conditions = SyntheticConditions.clean
    conditions.yaw = yaw...yaw
    conditions.intensity = intensity...intensity
    let clip = SyntheticClip(
      head: try Stage.head.get(), emotion: emotion, frames: 1, side: 64, conditions: conditions,
      seed: seed)
    return try Stage.synthesizer.get().frames(of: clip)[0]
  }

  @Test func `A seed gives the same pixels, another seed gives others`() throws {
    let first = try frame()
    #expect(first == (try frame()))
    #expect(first.frame.image != (try frame(seed: 4)).frame.image)
  }

  @Test(arguments: [Float(-45), -20, 0, 20, 45])
  func `Landmarks lie inside the box and in order`(yaw: Float) throws {
    let face = try frame(yaw: yaw).faces[0]
    for point in face.landmarks.points {
      #expect(point.x > face.box.x && point.x < face.box.maxX)
      #expect(point.y > face.box.y && point.y < face.box.maxY)
    }
    let l = face.landmarks
    #expect(l.leftEye.x < l.rightEye.x && l.leftMouth.x < l.rightMouth.x)
    #expect(l.nose.y > l.leftEye.y && l.nose.y < l.leftMouth.y)
    #expect(face.box.intersectionArea(with: Rect(x: 0, y: 0, width: 64, height: 64)) > 400)
  }

  @Test func `A positive yaw turns the face to the picture's right`() throws {
    func asymmetry(_ yaw: Float) throws -> Double {
      let l = try frame(yaw: yaw).faces[0].landmarks
      return (l.nose.x - l.leftEye.x) - (l.rightEye.x - l.nose.x)
    }
    #expect(try asymmetry(30) > 3)
    #expect(try asymmetry(-30) < -3)
  }

  @Test func `An expression at intensity 0 is a face at rest`() throws {
    let head = try Stage.head.get()
    var random = SyntheticRandom(9)
    let apex = FacialExpression.apex(of: .surprise, random: &random)
    let view = HeadView(x: 32, y: 32, faceHeight: 36)
    let still = PosedHead(head, FaceState(.neutral), view)
    #expect(PosedHead(head, FaceState(apex.scaled(by: 0)), view).places == still.places)
    #expect(PosedHead(head, FaceState(apex), view).places != still.places)
  }

  @Test func `The jaw drops in surprise and the lids close in a blink`() throws {
    let head = try Stage.head.get()
    let view = HeadView(x: 32, y: 32, faceHeight: 36)
    func chin(_ state: FaceState) -> Double { PosedHead(head, state, view).box.maxY }
    let rest = chin(FaceState())
    #expect(chin(FaceState(FacialExpression([.mouthStretch: 1]))) > rest + 0.7)
    let blink = PosedHead(head, FaceState(.neutral, blink: 1), view)
    #expect(blink.expression.strength(.eyeClosure) > 0.9)
  }

  @Test func `A face that is outside the picture leaves it as it was`() throws {
    let view = HeadView(x: -500, y: 32, faceHeight: 36)
    let posed = PosedHead(try Stage.head.get(), FaceState(), view)
    var canvas = Canvas(width: 16, height: 16, filledWith: Vector3(0.2, 0.3, 0.4))
    FaceRenderer().draw(
      posed, lighting: .studio, map: try Stage.synthesizer.get().map, on: &canvas)
    #expect(canvas.pixels.allSatisfy { $0 == Vector3(0.2, 0.3, 0.4) })
  }

  @Test func `An occluder hides its share of the box and no more`() {
    let box = Rect(x: 4, y: 4, width: 20, height: 20)
    for seed in 0..<8 {
      var canvas = Canvas(width: 32, height: 32, filledWith: Vector3(repeating: -1))
      Occluder(seed: UInt64(seed), coverage: 0.5).cover(box, on: &canvas)
      let hidden = canvas.pixels.count { $0.x != -1 }
      #expect(hidden == 200)
    }
  }

  @Test func `Blur keeps light, noise has its deviation, compression loses more at low quality`() {
    var canvas = Canvas(width: 32, height: 32, filledWith: Vector3(repeating: 0.2))
    canvas.pixels[16 * 32 + 16] = Vector3(repeating: 0.9)
    var blurred = canvas
    blurred.blur(1.5)
    let (before, after) = (canvas, blurred)
    func sum(_ canvas: Canvas) -> Float { canvas.pixels.reduce(0) { $0 + $1.x } }
    #expect(abs(sum(before) - sum(after)) < 0.05)
    let flat = Canvas(width: 32, height: 32, filledWith: Vector3(repeating: 0.2))
    let noisy = Sensor(noise: 10).develop(flat, seed: 3).pixels.map(Double.init)
    let mean = noisy.reduce(0, +) / Double(noisy.count)
    let variance = noisy.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(noisy.count)
    #expect(abs(variance.squareRoot() - 10) < 1)
    func loss(_ quality: Int) -> Int {
      let clean = Sensor(noise: 8).develop(flat, seed: 3).pixels
      let lossy = Sensor(noise: 8, quality: quality).develop(flat, seed: 3).pixels
      return zip(clean, lossy).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    }
    #expect(loss(10) > loss(50) && loss(50) > loss(95))
  }

  @Test func `A scene shows each person once and the truth says where`() throws {
    let scene = try SyntheticScene(
      .init(people: 2, seconds: 2, width: 96, height: 64, seed: 5), Stage.synthesizer.get())
    #expect(scene.frameCount == 50)
    let frame = scene.frame(at: 30)
    #expect(frame.frame.timestamp == 1.2)
    #expect(frame.faces.count == 2)
    #expect(frame.faces[0].box.maxX < frame.faces[1].box.x)
    #expect(frame.faces[0].identity != frame.faces[1].identity)
  }
}
