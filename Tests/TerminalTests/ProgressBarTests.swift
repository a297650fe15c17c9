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
}
