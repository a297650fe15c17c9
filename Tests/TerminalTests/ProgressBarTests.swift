import Foundation
import TestSupport
import Testing

@testable import Terminal

@Suite struct ProgressBarTests {
  @Test(arguments: [(0.4, "0:00"), (65, "1:05"), (3725, "1:02:05")])
  func `seconds read as a clock`(seconds: Double, text: String) {
    #expect(ProgressBar.clock(seconds) == text)
  }

  @Test func `the line tells how much is done`() {
    let line = ProgressBar("Reading", total: 4).line(1, note: "9 pictures/s")
    #expect(line.hasPrefix("Reading ██████░░░░░░░░░░░░░░░░░░ 1/4  9 pictures/s  0:00"))
  }

  @Test func `a job of nothing has a line too`() {
    #expect(ProgressBar("Reading", total: 0).line(0, note: "").contains("0/0"))
  }

  @Test func `programs read how far it is from a file, also of a quiet command`() throws {
    let file = try TestPaths.temporaryFolder().appending(component: "progress")
    let bar = ProgressBar("Reading", total: 4, isQuiet: true, file: file)
    for (done, seen) in [(1, 1), (2, 1), (4, 4)] {
      bar.show(done, note: "fast")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text == #"{"done":\#(seen),"note":"fast","title":"Reading","total":4}"#)
    }
  }

  @Test func `a file that can't be written ends nothing`() {
    ProgressBar("Reading", total: 4, isQuiet: true, file: URL(filePath: "/nowhere/at/all")).show(1)
  }
}
