import Foundation
import TestSupport
import Testing

@testable import Baselines

@Suite struct SupportVectorMachineTests {
  /// Three groups of four points around the corners of a triangle.
  private static let corners: [[Float]] = [[0, 0], [4, 0], [0, 4]]
  private static let rows = corners.flatMap { corner in
    [[0.3, 0], [-0.3, 0], [0, 0.3], [0, -0.3]].map { [corner[0] + $0[0], corner[1] + $0[1]] }
  }
  private static let classes = (0..<3).flatMap { Array(repeating: $0, count: 4) }

  private func answer(_ machine: SupportVectorMachine, _ row: [Float]) -> Int {
    let margins = machine.margins(of: row)
    return margins.indices.max { margins[$0] < margins[$1] }!
  }

  @Test func `two points are parted in the middle, with margins of one`() throws {
    // Of two examples the border is the bisector, and both lie on the margin: f = ±1.
    let machine = try SupportVectorMachine(
      [[0], [2]], classes: [0, 1], cost: 100, gamma: 0.5)
    #expect(machine.supportVectorCount == 2)
    let (left, right) = (machine.margins(of: [0]), machine.margins(of: [2]))
    #expect(abs(left[0] - 1) < 1e-2 && abs(left[1] + 1) < 1e-2, "\(left)")
    #expect(abs(right[1] - 1) < 1e-2 && abs(right[0] + 1) < 1e-2, "\(right)")
    #expect(abs(machine.margins(of: [1])[0]) < 1e-3)
  }

  @Test(arguments: [[0, 1, 2], [2, 0, 1], [1, 2, 0]])
  func `groups apart are told apart, in whatever order they come`(order: [Int]) throws {
    let places = order.flatMap { group in (0..<4).map { group * 4 + $0 } }
    let machine = try SupportVectorMachine(
      places.map { Self.rows[$0] }, classes: places.map { Self.classes[$0] }, cost: 10, gamma: 0.5)
    for (group, corner) in Self.corners.enumerated() {
      #expect(answer(machine, [corner[0] + 0.5, corner[1] + 0.5]) == group)
    }
  }

  @Test func `a machine reads back from its file with the same margins`() throws {
    let machine = try SupportVectorMachine(Self.rows, classes: Self.classes, cost: 10, gamma: 0.5)
    let file = try TestPaths.temporaryFolder().appending(component: "machine.svm")
    try machine.write(to: file)
    let again = try SupportVectorMachine(contentsOf: file)
    #expect(again.supportVectorCount == machine.supportVectorCount)
    for row in Self.rows {
      for (a, b) in zip(machine.margins(of: row), again.margins(of: row)) {
        #expect(abs(a - b) < 1e-6)
      }
    }
  }

  @Test func `machines are written and read on several threads at a time`() async throws {
    let folder = try TestPaths.temporaryFolder()
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<16 {
        group.addTask {
          let file = folder.appending(component: "\(number).svm")
          let wide = Self.rows.map { row in (0..<400).map { row[$0 % 2] + Float($0 % 3) * 0.1 } }
          try SupportVectorMachine(wide, classes: Self.classes, cost: 10, gamma: 0.01)
            .write(to: file)
          return try (0..<10).map { _ in try SupportVectorMachine(contentsOf: file) }
            .reduce(0) { $0 + $1.classCount }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 30, count: 16))
  }

  @Test func `parameters that libsvm refuses, and files that are none, are errors`() throws {
    #expect(throws: BaselinesError.self) {
      try SupportVectorMachine(Self.rows, classes: Self.classes, cost: -1, gamma: 1)
    }
    let file = try TestPaths.temporaryFolder().appending(component: "none.svm")
    #expect(throws: BaselinesError.unreadable(path: file.path)) {
      try SupportVectorMachine(contentsOf: file)
    }
  }
}
