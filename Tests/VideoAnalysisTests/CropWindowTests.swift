import Testing

@testable import VideoAnalysis

@Suite struct CropWindowTests {
  /// A crop per frame, 25 a second, each its frame's number.
  private func window(_ frames: Range<Int>) -> CropWindow<Int> {
    var window = CropWindow<Int>()
    for frame in frames { window.append(frame, at: Double(frame) / 25) }
    return window
  }

  @Test func `a clip takes crops at its own rate around the frame`() {
    let clip = window(0..<50).clip(at: 20 / 25, length: 5, rate: 12.5, lag: 4 / 25)
    #expect(clip == [16, 18, 20, 22, 24])
  }

  @Test func `a clip that knows the past only ends with the frame`() {
    let clip = window(0..<50).clip(at: 20 / 25, length: 3, rate: 25, lag: 0)
    #expect(clip == [18, 19, 20])
  }

  @Test func `before the first and after the last crop those are repeated`() {
    let crops = window(10..<13)
    #expect(crops.clip(at: 10 / 25, length: 5, rate: 25, lag: 2 / 25) == [10, 10, 10, 11, 12])
    #expect(crops.clip(at: 12 / 25, length: 5, rate: 25, lag: 2 / 25) == [10, 11, 12, 12, 12])
  }

  @Test func `a slower video repeats crops, so that a clip spans the same time`() {
    var window = CropWindow<Int>()
    for frame in 0..<10 { window.append(frame, at: Double(frame) / 5) }
    let clip = window.clip(at: 1, length: 5, rate: 10, lag: 0.2)
    #expect(clip.count == 5 && clip.first == 4 && clip[2] == 5 && clip.last == 6)
  }

  @Test func `what is forgotten was not needed`() {
    for now in 5..<50 {
      let whole = window(0..<60)
      var kept = window(0..<60)
      kept.forget(before: Double(now) / 25, reach: 0.32)
      for frame in now..<50 {
        let time = Double(frame) / 25
        #expect(
          kept.clip(at: time, length: 9, rate: 12.5, lag: 0.32)
            == whole.clip(at: time, length: 9, rate: 12.5, lag: 0.32))
      }
      #expect(kept.count <= 60 - now + 10)
    }
  }

  @Test func `without crops there is no clip`() {
    #expect(CropWindow<Int>().clip(at: 1, length: 3, rate: 25, lag: 0).isEmpty)
  }
}
