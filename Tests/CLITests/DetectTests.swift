import Foundation
import Imaging
import MediaIO
import TestSupport
import Testing

@Suite struct DetectTests {
  let astronaut = TestPaths.root.appending(path: ".deps/pictures/astronaut.png").path

  @Test func `a photograph gives a row with box and landmarks`() async throws {
    let outcome = try await Mien.run("detect", astronaut, "--csv")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\r\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("input,frame,timestamp,track,face,success,box_x,box_y,box_w,box_h"))
    let cells = lines[1].split(separator: ",", omittingEmptySubsequences: false)
    #expect(cells[5] == "true")
    let x = try #require(Double(cells[6]))
    #expect((150...200).contains(x))
  }

  @Test func `a picture without a face gives a row that says so`() async throws {
    let folder = try TestPaths.temporaryFolder()
    let wall = folder.appending(component: "wall.png")
    try ImageWriter().write(
      Image(width: 200, height: 150, channels: .rgb, filledWith: 90), to: wall)
    let outcome = try await Mien.run("detect", wall.path, "--csv")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(",false,,,,,"))
    #expect(!outcome.output.contains("nan"))
  }

  @Test func `tables and annotated pictures go into the output folder`() async throws {
    let output = try TestPaths.temporaryFolder().appending(component: "out")
    let outcome = try await Mien.run("detect", astronaut, "--output", output.path, "--quiet")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
    for name in ["detections.csv", "detections.json", "annotated/astronaut.png"] {
      #expect(FileManager.default.fileExists(atPath: output.appending(path: name).path), "\(name)")
    }
    let json = try Data(contentsOf: output.appending(component: "detections.json"))
    let rows = try #require(JSONSerialization.jsonObject(with: json) as? [[String: Any]])
    #expect(rows.count == 1)
  }

  @Test func `a broken picture is reported and the rest go on`() async throws {
    let folder = try TestPaths.temporaryFolder()
    try FileManager.default.copyItem(
      atPath: astronaut, toPath: folder.appending(component: "a.png").path)
    try Data("no picture".utf8).write(to: folder.appending(component: "b.jpg"))
    let outcome = try await Mien.run("detect", folder.path, "--csv", "--quiet")
    #expect(outcome.status == 65)
    #expect(outcome.output.contains("a.png"))
    #expect(outcome.errors.contains("b.jpg") && outcome.errors.contains("hint: "))
  }

  @Test(arguments: [
    (["detect", "/nowhere/photo.jpg"], 66),
    (["detect"], 64),
    (["detect", "--detector", "eyes", "x.png"], 64),
    (["detect", "--min-face-size", "3", "x.png"], 64),
    (["detect", ".deps/pictures/astronaut.png", "--output", "/proc/mien"], 73),
  ])
  func `a wrong call ends with one error, a hint and its exit code`(
    arguments: [String], status: Int
  ) async throws {
    let outcome = try await Mien.run(arguments)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.lowercased().contains("error"))
  }

  @Test func `haar finds the astronaut too`() async throws {
    let outcome = try await Mien.run("detect", astronaut, "--detector", "haar", "--json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"success\": true"))
  }
}
