import Foundation
import TestSupport
import Testing

@testable import FaceDetection

@Suite struct HaarCascadeTests {
  private static let folder = TestPaths.root.appending(path: ".deps/haarcascades")

  /// A cascade of one stage, one stump and one feature.
  private static let smallest = """
    <?xml version="1.0"?><!-- a <comment> -- -->
    <opencv_storage><cascade type_id="opencv-cascade-classifier"><stageType>BOOST</stageType>
    <featureType>HAAR</featureType><height>20</height><width>24</width>
    <stages><_><maxWeakCount>1</maxWeakCount><stageThreshold>-5.0e-1</stageThreshold>
    <weakClassifiers><_><internalNodes>0 -1 0 -3.1e-02</internalNodes>
    <leafValues>2. -2.5</leafValues></_></weakClassifiers></_></stages>
    <features><_><rects><_>6 4 12 9 -1.</_><_>6 7 12 3 3.</_></rects><tilted>0</tilted></_></features>
    </cascade></opencv_storage>
    """

  private func read(_ text: String) throws -> HaarCascade {
    let file = try TestPaths.temporaryFolder().appending(component: "cascade.xml")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    try Data(text.utf8).write(to: file)
    return try HaarCascade(contentsOf: file)
  }

  @Test("the smallest cascade is read number by number")
  func smallest() throws {
    let cascade = try read(Self.smallest)
    #expect(cascade.width == 24 && cascade.height == 20)
    #expect(cascade.stages.count == 1)
    #expect(cascade.stages[0].threshold == Float(-0.5) - 1e-5)
    let tree = cascade.stages[0].trees[0]
    #expect(tree.nodes == [HaarCascade.Node(feature: 0, threshold: -0.031, left: 0, right: -1)])
    #expect(tree.leaves == [2, -2.5])
    #expect(cascade.features[0].rects.map(\.weight) == [-1, 3])
    #expect(cascade.features[0].rects[1].height == 3)
    #expect(!cascade.features[0].tilted)
  }

  @Test("OpenCV's default cascade has its 25 stages of stumps")
  func defaultCascade() throws {
    let file = Self.folder.appending(component: "haarcascade_frontalface_default.xml")
    let cascade = try HaarCascade(contentsOf: file)
    #expect(cascade.stages.count == 25)
    #expect(cascade.features.count == 2913)
    #expect(cascade.stages.map(\.trees.count).reduce(0, +) == 2913)
    #expect(cascade.stages[0].trees.count == 9)
  }

  @Test(
    "what is no cascade is refused",
    arguments: [
      ("", "window"), ("hello", "window"), ("<a>", "window"), ("<!-- never closed", "window"),
      ("HAAR</featureType>|LBP</featureType>", "LBP"), ("<width>24|<width>2", "2×20"),
      ("<width>24|<width>zwei", "zwei"), ("-1 0 -3.1e-02|-1 7 -3.1e-02", "nowhere"),
      ("0 -1 0 -3.1e-02|0 -9 0 -3.1e-02", "nowhere"), ("0 -1 0 -3.1e-02|0 -1 0", "four"),
      ("0 -1 0 -3.1e-02|0 -1 0 nan", "nan"), ("6 4 12 9 -1.|6 4 30 9 -1.", "window"),
      ("6 4 12 9 -1.|6 4 1e99 9 -1.", "bounds"),
      ("<stageThreshold>-5.0e-1</stageThreshold>|", "stage"),
    ])
  func damaged(change: String, reason: String) throws {
    let parts = change.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let text =
      parts.count == 2 ? Self.smallest.replacingOccurrences(of: parts[0], with: parts[1]) : change
    try #require(text != Self.smallest)
    do {
      _ = try read(text)
      Issue.record("read all the same")
    } catch let FaceDetectionError.cascade(_, found) {
      #expect(found.contains(reason), "\(found)")
    }
  }

  @Test("a file cut in half is refused")
  func truncated() throws {
    let file = Self.folder.appending(component: "haarcascade_frontalface_alt2.xml")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(throws: FaceDetectionError.self) { try read(String(text.prefix(text.count / 2))) }
  }
}
