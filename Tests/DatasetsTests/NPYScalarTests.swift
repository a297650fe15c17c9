import Foundation
import Testing

@testable import Datasets

@Suite struct NPYScalarTests {
  @Test(
    arguments: [
      ("<i4", [253, 255, 255, 255], -3), ("<i8", [5, 0, 0, 0, 0, 0, 0, 0], 5), ("|u1", [200], 200),
      ("<f4", [0, 0, 128, 64], 4), ("|S1", [UInt8(ascii: "7")], 7),
      ("<U2", [49, 0, 0, 0, 48, 0, 0, 0], 10),
    ] as [(String, [UInt8], Int)])
  func everyTypeOfNumberIsRead(type: String, body: [UInt8], number: Int) throws {
    #expect(try NPYScalar.integer(in: NPYFixture.file(type, body)) == number)
  }

  @Test(
    arguments: [
      ("<f4", [0, 0, 0, 63]), ("<i4", [1, 0, 0]), ("<i4", [1, 0, 0, 0, 2, 0, 0, 0]),
      (">i4", [0, 0, 0, 1]), ("|S1", [UInt8(ascii: "x")]), ("<c8", Array(repeating: 0, count: 8)),
    ] as [(String, [UInt8])])
  func whatIsNoWholeNumberIsRefused(type: String, body: [UInt8]) {
    #expect(throws: NPYScalar.Problem.self) {
      try NPYScalar.integer(in: NPYFixture.file(type, body))
    }
  }

  @Test func aFileCutShortIsRefused() {
    let file = NPYFixture.file("<i4", [1, 0, 0, 0])
    for length in 0..<file.count {
      #expect(throws: NPYScalar.Problem.self) { try NPYScalar.integer(in: file.prefix(length)) }
    }
  }
}
