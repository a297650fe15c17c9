import Testing

@testable import Reports

@Suite struct AxisTests {
  @Test func `Ticks stand at round numbers and cover the values`() {
    let axis = Axis(covering: [3.1, 97], within: 0...100)
    #expect(axis.ticks.map(axis.text) == ["0", "20", "40", "60", "80", "100"])
    let small = Axis(covering: [0.012, 0.071], within: 0...1)
    #expect(small.ticks.map(small.text) == ["0.00", "0.02", "0.04", "0.06", "0.08"])
  }

  @Test func `One value, or none that is a number, still gives an axis`() {
    #expect(Axis(covering: [0.5], within: 0...1).upper > Axis(covering: [0.5], within: 0...1).lower)
    let empty = Axis(covering: [.nan, .infinity], within: 0...1)
    #expect(empty.upper > empty.lower)
  }

  @Test(arguments: [
    (1, ["1", "2"]), (4, ["1", "2", "3", "4"]), (25, ["1", "5", "10", "15", "20", "25"]),
  ])
  func `Epochs are counted in whole numbers`(epochs: Int, ticks: [String]) {
    let axis = Axis(epochs: epochs)
    #expect(axis.ticks.map(axis.text) == ticks)
  }

  @Test func `Marks keep their places, and light and size go by ratios`() {
    let even = Axis(marks: [0, 0.25, 1])
    #expect(even.ticks.map(even.text) == ["0.00", "0.25", "1.00"])
    #expect(abs(even.share(0.5) - 0.5) < 1e-9 && even.lower < 0 && even.upper > 1)
    let ratios = Axis(marks: [1, 4, 16], isLogarithmic: true)
    #expect(abs(ratios.share(4) - 0.5) < 1e-9)
    #expect(ratios.share(1) > 0 && ratios.share(16) < 1)
  }
}
