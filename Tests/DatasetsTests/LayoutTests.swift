import Datasets
import Emotions
import Foundation
import Imaging
import TestSupport
import Testing

/// One tiny data set per layout, written and read back.
@Suite struct LayoutTests {
  @Test func fer2013TablesMayHaveOtherColumnOrdersAndBlanks() throws {
    let disk = try DiskFixture()
    let pixels = "1 2 3 4"
    try disk.text(
      "icml_face_data.csv",
      """
      emotion, Usage, pixels
      0,Training,\(pixels)
      3,PublicTest,\(pixels)
      6,PrivateTest,\(pixels)
      9,Training,\(pixels)
      """)
    let dataset = try DatasetImporter.dataset(at: "\(disk.path)/icml_face_data.csv")
    #expect(dataset.kind == .fer2013)
    #expect(dataset.framing == .tightCrop)
    #expect(dataset.pictures.map(\.label) == [.angry, .happy, .neutral])
    #expect(dataset.pictures.map(\.usage) == [.train, .validation, .test])
    #expect(dataset.unlabelled == ["icml_face_data.csv#3"])
    #expect(try PictureLoader().image(for: dataset.pictures[1]).pixels == [1, 2, 3, 4])
  }

  @Test func aTableWithoutUsageIsToldByItsName() throws {
    let disk = try DiskFixture()
    for name in ["train", "val", "test"] { try disk.text("\(name).csv", "emotion,pixels\n7,1\n") }
    let dataset = try DatasetImporter.dataset(at: disk.path)
    #expect(dataset.pictures.map(\.usage) == [.test, .train, .validation])
    #expect(dataset.pictures.allSatisfy { $0.label == .contempt })
  }

  @Test func ferPlusTakesTheMajorityAndLeavesOutWhatHasNone() throws {
    let disk = try DiskFixture()
    let header = "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt"
    try disk.text(
      "fer2013new.csv",
      """
      \(header),unknown,NF
      Training,fer0000000.png,4,0,0,1,3,1,1,0,0,0
      Training,fer0000001.png,3,0,0,0,3,0,3,1,0,0
      PublicTest,fer0000002.png,0,0,0,1,0,0,1,8,0,0
      PrivateTest,,0,0,0,0,0,0,0,0,0,10
      """)
    try disk.text("fer2013.csv", "emotion,pixels,Usage\n" + "0,1 2 3 4,Training\n".repeated(4))
    let dataset = try DatasetImporter.dataset(at: disk.path)
    #expect(dataset.kind == .ferplus)
    // Single votes do not count: 4 of 7 are a majority.
    #expect(dataset.pictures.map(\.label) == [.neutral, .contempt])
    #expect(dataset.pictures.map(\.usage) == [.train, .validation])
    #expect(dataset.unlabelled == ["fer2013.csv#1", "fer2013.csv#3"])
    #expect(
      dataset.labelMappings.filter { $0.emotion == nil }.map(\.word) == ["NF", "no majority"])
    #expect(try PictureLoader().image(for: dataset.pictures[1]).width == 2)
  }

  @Test func fer2013FoldersTellThePartByTheFilesName() throws {
    let disk = try DiskFixture()
    let names = [
      "train/angry/Training_1.pgm", "test/happy/PublicTest_2.pgm", "test/sad/PrivateTest_3.pgm",
    ]
    for name in names { try disk.picture(name) }
    let folder = try DatasetImporter.dataset(at: disk.path)
    let members = try names.map {
      (name: $0, data: try Data(contentsOf: disk.folder.appending(path: $0)))
    }
    try disk.write("fer.zip", ZipFixture.archive(members))
    let archive = try DatasetImporter.dataset(at: "\(disk.path)/fer.zip")
    for dataset in [folder, archive] {
      #expect(dataset.kind == .fer2013)
      #expect(dataset.name == "fer2013")
      #expect(dataset.pictures.map(\.label) == [.happy, .sad, .angry])
      #expect(dataset.pictures.map(\.usage) == [.validation, .test, .train])
      #expect(try PictureLoader().image(for: dataset.pictures[0]).width == 8)
    }
  }

  @Test func ckPlusGivesTheLabelToThePeak() throws {
    let disk = try DiskFixture()
    for frame in 1...5 {
      try disk.picture("cohn-kanade-images/S005/001/S005_001_0000000\(frame).png")
      try disk.picture("cohn-kanade-images/S010/002/S010_002_0000000\(frame).png")
    }
    try disk.picture("cohn-kanade-images/S011/001/S011_001_00000001.png")
    try disk.text("Emotion/S005/001/S005_001_00000005_emotion.txt", "   3.0000000e+00\n")
    try disk.text("Emotion/S011/001/S011_001_00000001_emotion.txt", "")
    let dataset = try DatasetImporter.dataset(at: disk.path)
    #expect(dataset.kind == .ckplus)
    #expect(dataset.framing == .photograph)
    #expect(dataset.pictures.map(\.label) == [.disgust, .disgust, .disgust])
    #expect(dataset.pictures.map(\.frameInSequence) == [3, 4, 5])
    #expect(dataset.pictures[0].sequence == "S005_001")
    #expect(dataset.subjectID(of: dataset.pictures[0]) == "ck/S005")
    #expect(dataset.unlabelled == ["S010_002", "S011_001"])
    #expect(
      dataset.unreadable.map(\.path) == ["Emotion/S011/001/S011_001_00000001_emotion.txt"])
    let policies = DatasetPolicies(peakFrames: 2, neutralFromFirstFrame: true)
    let other = try DatasetImporter.dataset(at: disk.path, policies: policies)
    #expect(other.pictures.map(\.label) == [.neutral, .disgust, .disgust])
    #expect(other.pictures.map(\.frameInSequence) == [1, 4, 5])
    #expect(other.policies == policies)
  }

  @Test func rafDBIsReadFromItsListAndFromNumberedFolders() throws {
    let disk = try DiskFixture()
    for name in ["train_00001", "test_0001"] {
      try disk.picture("a/basic/Image/original/\(name).jpg")
      try disk.picture("a/basic/Image/aligned/\(name)_aligned.jpg")
    }
    try disk.text(
      "a/basic/EmoLabel/list_patition_label.txt",
      "train_00001.jpg 5\ntest_0001.jpg 1\ntrain_00002.jpg 3\n")
    let listed = try DatasetImporter.dataset(at: "\(disk.path)/a")
    #expect(listed.kind == .rafdb)
    #expect(listed.pictures.map(\.label) == [.sad, .surprise])
    #expect(listed.pictures.map(\.usage) == [.train, .test])
    #expect(listed.pictures[0].path == "basic/Image/aligned/train_00001_aligned.jpg")
    #expect(listed.unreadable.map(\.path) == ["train_00002.jpg"])
    for code in 1...7 { try disk.picture("b/DATASET/train/\(code)/\(code).jpg") }
    let numbered = try DatasetImporter.dataset(at: "\(disk.path)/b")
    #expect(numbered.kind == .rafdb)
    #expect(
      numbered.pictures.map(\.label) == [
        .surprise, .fear, .disgust, .happy, .sad, .angry, .neutral,
      ])
  }

  @Test func affectNetIsReadFromAnnotationsTablesAndNumberedFolders() throws {
    let disk = try DiskFixture()
    for (number, code) in ["3", "8"].enumerated() {
      try disk.picture("a/train_set/images/\(number).jpg")
      try disk.write("a/train_set/annotations/\(number)_exp.npy", NPYFixture.text(code))
    }
    try disk.picture("a/val_set/images/9.jpg")
    try disk.write("a/val_set/annotations/9_exp.npy", Data("no".utf8))
    let annotated = try DatasetImporter.dataset(at: "\(disk.path)/a")
    #expect(annotated.kind == .affectnet)
    #expect(annotated.pictures.map(\.label) == [.surprise])
    #expect(annotated.pictures[0].usage == .train)
    #expect(annotated.unlabelled == ["train_set/images/1.jpg"])
    #expect(annotated.unreadable.map(\.path) == ["val_set/annotations/9_exp.npy"])

    try disk.picture("b/Manually_Annotated/Manually_Annotated_Images/689/x.JPG")
    try disk.text(
      "b/training.csv", "subDirectory_filePath,face_x,expression\n689/x.JPG,1,6\n1/y.jpg,1,0\n")
    let table = try DatasetImporter.dataset(at: "\(disk.path)/b")
    #expect(table.kind == .affectnet)
    #expect(table.pictures.map(\.label) == [.angry])
    #expect(table.pictures[0].usage == .train)
    #expect(table.unreadable.map(\.path) == ["1/y.jpg"])

    for code in 0...6 { try disk.picture("c/\(code)/a.jpg") }
    let root = URL(filePath: "\(disk.path)/c").resolvingSymlinksInPath().path
    #expect(throws: DatasetsError.ambiguousNumbers(path: root)) {
      try DatasetImporter.dataset(at: "\(disk.path)/c")
    }
    try disk.picture("c/7/a.jpg")
    let numbered = try DatasetImporter.dataset(at: "\(disk.path)/c")
    #expect(numbered.kind == .affectnet)
    #expect(numbered.pictures.map(\.label).first == .neutral)
    #expect(numbered.pictures.map(\.label).last == .contempt)
  }

  @Test func classFoldersTellTheLabelThePartAndThePerson() throws {
    let disk = try DiskFixture()
    try disk.picture("train/Happiness/anna__take1__07.pgm")
    try disk.picture("train/Happiness/anna__take1__08.pgm")
    try disk.picture("val/SCARED/session/bo__1.pgm", side: 64)
    try disk.picture("val/SCARED/2.pgm")
    try disk.picture("val/bored/3.pgm")
    let dataset = try DatasetImporter.dataset(at: disk.path)
    #expect(dataset.kind == .folders)
    #expect(dataset.name == disk.folder.lastPathComponent)
    #expect(dataset.framing == .tightCrop)
    #expect(dataset.pictures.map(\.label) == [.happy, .happy, .fear, .fear])
    #expect(dataset.pictures.map(\.usage) == [.train, .train, .validation, .validation])
    #expect(dataset.pictures.map(\.subject) == ["anna", "anna", nil, "bo"])
    #expect(
      dataset.pictures.map(\.sequence) == ["anna__take1", "anna__take1", nil, nil])
    #expect(dataset.pictures.map(\.frameInSequence) == [7, 8, nil, nil])
    #expect(dataset.unlabelled == ["val/bored/3.pgm"])
    #expect(dataset.labelMappings.last?.emotion == nil)
    let blind = try DatasetImporter.dataset(
      at: disk.path, policies: DatasetPolicies(subjectSeparator: nil))
    #expect(blind.subjects.isEmpty)
    try disk.picture("val/SCARED/large.pgm", side: 65)
    #expect(try DatasetImporter.dataset(at: disk.path).framing == .photograph)
  }

  @Test func aTableOfPathsIsReadWithEverythingItSays() throws {
    let disk = try DiskFixture()
    for name in ["a", "b", "c"] { try disk.picture("pictures/\(name).pgm") }
    try disk.text(
      "faces.csv",
      """
      label,path,Subject,sequence,usage
      Joy,pictures/a.pgm,P1,P1_1,train
      sad,"pictures/b.pgm",P1,P1_1,train
      bored,pictures/c.pgm,P2,,test
      ,pictures/c.pgm,,,
      sad,pictures/none.pgm,P2,,test
      """)
    for path in [disk.path, "\(disk.path)/faces.csv"] {
      let dataset = try DatasetImporter.dataset(at: path)
      #expect(dataset.kind == .table)
      #expect(dataset.pictures.map(\.label) == [.happy, .sad])
      #expect(dataset.pictures.map(\.frameInSequence) == [0, 1])
      #expect(dataset.pictures.map(\.sequence) == ["P1_1", "P1_1"])
      #expect(dataset.pictures.map(\.usage) == [.train, .train])
      #expect(dataset.unlabelled == ["pictures/c.pgm", "pictures/c.pgm"])
      #expect(dataset.unreadable.map(\.path) == ["pictures/none.pgm"])
      #expect(try PictureLoader().image(for: dataset.pictures[1]).width == 8)
    }
  }

  @Test func picturesWithoutAnyLabelAreRefused() throws {
    let disk = try DiskFixture()
    try disk.picture("a.pgm")
    try disk.text("faces.csv", "path,label\na.pgm,bored\n")
    #expect(throws: DatasetsError.noLabels(path: disk.path, layout: "table of paths")) {
      try DatasetImporter.dataset(at: disk.path)
    }
  }

  @Test(.enabled(if: TestPaths.data != nil, "needs the research data"))
  func fer2013sArchiveHasItsParts() throws {
    let path = try #require(TestPaths.data).appending(path: "fer2013.zip").path
    let dataset = try DatasetImporter.dataset(at: path)
    #expect(dataset.kind == .fer2013)
    #expect(dataset.pictures.count { $0.usage == .train } == 28_556)
    #expect(dataset.pictures.count { $0.usage == .validation } == 3_589)
    #expect(dataset.unlabelled.isEmpty)
    let image = try PictureLoader().image(for: dataset.pictures[20_000])
    #expect(image.width == 48 && image.height == 48 && image.channels == .gray)
  }
}

extension String {
  fileprivate func repeated(_ times: Int) -> String { String(repeating: self, count: times) }
}
