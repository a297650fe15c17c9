import Datasets
import Emotions
import Foundation
import Imaging
import Testing

@Suite struct ContentHashTests {
  @Test func `The hash of bytes is SHA-256`() {
    #expect(
      ContentHash.sha256(Data("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `A clip's hash is that of its pixels, and of nothing else`() throws {
    let pixels = [UInt8](repeating: 7, count: FaceCrop.side * FaceCrop.side)
    var other = pixels
    other[5] = 8
    let crops = try [pixels, other].map(FaceCrop.init)
    let clip = LabelledClip(clip: Clip(crops), label: .happy, id: "a")
    #expect(clip.pixelHash == ContentHash.sha256(Data(pixels + other)))
    #expect(clip.pixelHash == LabelledClip(clip: Clip(crops), label: .sad, id: "b").pixelHash)
    #expect(clip.pixelHash != LabelledClip(clip: Clip(crops[1]), label: .happy, id: "a").pixelHash)
  }
}
