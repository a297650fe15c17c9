import Datasets
import Emotions
import Imaging
import Testing

@Suite struct DatasetClipsTests {
  @Test func aLengthOfOneMakesEachFaceAClip() throws {
    let (dataset, faces) = try fixture()
    let clips = dataset.clips(of: faces, length: 1)
    #expect(clips.map(\.id) == faces.map { dataset.id(of: $0.picture) })
    #expect(clips.allSatisfy { $0.clip.crops.count == 1 })
    #expect(clips[0].subject == "ck/S010")
    #expect(clips[0].sequence == "ck/S010_004")
  }

  @Test func longerClipsFollowTheFramesOfOneRecording() throws {
    let (dataset, faces) = try fixture()
    let clips = dataset.clips(of: faces.reversed(), length: 2)
    // S011 has one frame: repeated. S010 has three: two clips, the last with the last two frames.
    #expect(clips.map { $0.clip.crops.map { $0.pixels[0] } } == [[22, 22], [17, 18], [18, 19]])
    #expect(
      clips.map(\.id) == [
        "ck48/sadness/S011_002_00000022.png", "ck48/anger/S010_004_00000018.png",
        "ck48/anger/S010_004_00000019.png",
      ])
    #expect(clips.map(\.label) == [.sad, .angry, .angry])
  }

  @Test func facesOfOneRecordingWithAnotherLabelMakeClipsOfTheirOwn() throws {
    var (dataset, faces) = try fixture()
    faces[0].picture.label = .neutral
    let clips = dataset.clips(of: faces, length: 3, stride: 1)
    #expect(clips.map(\.label) == [.neutral, .angry, .sad])
    #expect(clips[0].clip.crops.map { $0.pixels[0] } == [17, 17, 17])
    #expect(clips[1].clip.crops.map { $0.pixels[0] } == [18, 18, 19])
    dataset.pictures = faces.map(\.picture)
    #expect(dataset.classCounts == [.neutral: 1, .angry: 2, .sad: 1])
  }

  @Test func classesThatTheDataLackAreNamed() throws {
    let (dataset, faces) = try fixture()
    let clips = dataset.clips(of: faces, length: 1)
    #expect(try clips.keeping([.sad]).count == 1)
    #expect(try [dataset].keeping([.sad, .angry])[0].pictures.count == 4)
    let error = DatasetsError.missingClasses(missing: [.happy, .fear], present: [.angry, .sad])
    #expect(throws: error) { try clips.keeping([.happy, .sad, .fear]) }
    #expect(throws: error) { try [dataset].keeping([.happy, .sad, .fear]) }
    #expect(error.errorDescription == "the data have no happy, fear; they have angry, sad")
  }

  /// Three frames of S010 and one of S011, with crops whose pixels are the frame's number.
  private func fixture() throws -> (Dataset, [LabelledFace]) {
    let disk = try DiskFixture()
    for frame in 17...19 { try disk.picture("anger/S010_004_000000\(frame).png") }
    try disk.picture("sadness/S011_002_00000022.png")
    let dataset = try DatasetImporter.dataset(at: disk.path)
    let faces = try dataset.pictures.map { picture in
      let gray = UInt8(picture.frameInSequence!)
      return LabelledFace(
        picture: picture,
        crop: try FaceCrop(pixels: Array(repeating: gray, count: FaceCrop.side * FaceCrop.side)))
    }
    return (dataset, faces)
  }
}
