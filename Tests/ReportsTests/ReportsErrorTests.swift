import Testing

@testable import Reports

@Suite struct ReportsErrorTests {
  @Test(arguments: [
    (ReportsError.cannotWrite(path: "/a/b", reason: "No space left on device"), "/a/b"),
    (.tableCutShort(path: "/a/b.part", rows: 7, reason: "full"), "7 rows"),
    (.tableCutShort(path: "/a/b.part", rows: 0, reason: "full"), "/a/b.part” can't be written"),
    (.cannotDraw(reason: "too large"), "too large"),
    (.noFont, "font"),
    (.unknownFormat(path: "x.gif"), "x.gif"),
    (.nothingToShow(figure: "curves"), "curves"),
  ]) func `Every error says what happened and what to do`(error: ReportsError, fact: String) {
    #expect(error.errorDescription?.contains(fact) == true)
    #expect(error.recoverySuggestion?.isEmpty == false)
  }
}
