import Foundation
import Testing

@testable import Datasets

@Suite struct CSVReaderTests {
  @Test(
    arguments: [
      ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
      ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
      ("\u{FEFF}a, b \n\n ,\n", [["a", "b"], ["", ""]]),
      ("\"x, y\",\"say \"\"so\"\"\"\n", [["x, y", "say \"so\""]]),
      ("\"two\nlines\",1\n2,3", [["two\nlines", "1"], ["2", "3"]]),
      ("é,ü\n", [["é", "ü"]]),
      ("", []), ("\n\n", []),
    ] as [(String, [[String]])])
  func recordsAreReadAsTheStandardSays(text: String, records: [[String]]) throws {
    var found: [[String]] = []
    try CSVReader.forEachRecord(of: Data(text.utf8), path: "t.csv") { found.append($0.fields) }
    #expect(found == records)
  }

  @Test func recordsKnowTheirLine() throws {
    var lines: [Int] = []
    try CSVReader.forEachRecord(of: Data("a\n\n\"b\nc\"\nd\n".utf8), path: "t.csv") {
      lines.append($0.line)
    }
    #expect(lines == [1, 3, 5])
  }

  @Test func aQuoteThatIsNotClosedDoesNotSwallowTheTable() {
    let table = Data("a,b\n1,\"2\n3,4\n".utf8)
    #expect(
      throws: DatasetsError.malformedTable(
        path: "t.csv", line: 2, problem: "a quote is not closed")
    ) { try CSVReader.forEachRecord(of: table, path: "t.csv") { _ in } }
  }

  @Test func theHeaderIsLowerCaseWithoutBlanks() {
    #expect(CSVReader.header(of: Data(" Usage, Pixels\n1,2\n".utf8)) == ["usage", "pixels"])
    #expect(CSVReader.header(of: Data()) == [])
  }
}
