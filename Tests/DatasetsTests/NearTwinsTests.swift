import Emotions
import Foundation
import Imaging
import Testing

@testable import Datasets

@Suite struct NearTwinsTests {
  /// A clip of one crop: waves of a kind, with a little noise.
  private func clip(
    _ kind: Int, noise: Int = 0, id: String, subject: String, label: Emotion = .happy
  ) throws -> LabelledClip {
    let pixels = (0..<48 * 48).map { index -> UInt8 in
      let (x, y) = (Double(index % 48), Double(index / 48))
      let wave = [sin(x / 4), sin(y / 4), sin((x + y) / 5), sin(x / 7) * cos(y / 5)][kind]
      return UInt8(128 + 90 * wave + Double(noise * (index * 7 % 11)) / 4)
    }
    return LabelledClip(
      clip: Clip(try FaceCrop(pixels: pixels)), label: label, id: id, subject: subject)
  }

  private func clips() throws -> [LabelledClip] {
    [
      try clip(0, id: "a", subject: "p1"), try clip(1, id: "b", subject: "p1"),
      try clip(0, noise: 2, id: "c", subject: "p2", label: .sad),
      try clip(2, id: "d, e", subject: "p2"), try clip(2, noise: 1, id: "f", subject: "p2"),
      try clip(3, id: "g", subject: "p3"),
    ]
  }

  @Test func `held-out clips that look like one in training are counted, fold by fold`() throws {
    let clips = try clips()
    let folds = [
      Fold(name: "one", split: Split(train: [1, 2, 4, 5], test: [0, 3])),
      Fold(name: "two", split: Split(train: [0, 1], validation: [2], test: [3, 4, 5])),
      Fold(name: "three", split: Split(train: [0, 3], validation: [2, 5])),
    ]
    let report = NearTwins(of: clips).report(on: folds, of: clips)
    #expect(report.folds.map(\.count) == [2, 0, 1])
    #expect(report.count == 3 && report.heldOut == 7)
    let pairs = report.folds[0].pairs
    #expect(pairs.map(\.heldOut) == ["a", "d, e"] && pairs.map(\.training) == ["c", "f"])
    #expect(pairs.map(\.isSameSubject) == [false, true])
    #expect(pairs.map(\.isSameLabel) == [false, true])
    #expect(report.line.contains("3 of 7"))
  }

  @Test func `the table lists every pair, quoted where it must be`() throws {
    let clips = try clips()
    let fold = Fold(name: "x", split: Split(train: [2, 4], test: [0, 3]))
    let report = NearTwins(of: clips).report(on: [fold], of: clips)
    #expect(
      String(decoding: report.table, as: UTF8.self)
        == "fold,held_out,training,same_subject,same_label\r\nx,a,c,false,false\r\n"
        + "x,\"d, e\",f,true,true\r\n")
  }

  @Test func `frames of one clip are no twins, equal clips are`() throws {
    let crop = try clip(0, id: "a", subject: "p").clip.crops[0]
    let other = try clip(1, id: "b", subject: "p").clip.crops[0]
    let clips = [
      LabelledClip(clip: Clip([crop, crop]), label: .happy, id: "a"),
      LabelledClip(clip: Clip([other, crop]), label: .happy, id: "b"),
    ]
    #expect(NearTwins(of: [clips[0]]).twins == [[]])
    #expect(NearTwins(of: clips).twins == [[1], [0]])
    let report = NearTwins(of: clips).report(
      on: [Fold(name: "x", split: Split(train: [0], test: [1]))], of: clips)
    #expect(report.folds[0].pairs[0].isSameSubject == nil)
    #expect(NearTwins(of: []).report(on: [], of: []).line.contains("no held-out clip"))
  }
}
