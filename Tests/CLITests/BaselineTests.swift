import Foundation
import Imaging
import MediaIO
import TestSupport
import Testing

@Suite struct BaselineTests {
  private func analyze(_ arguments: String...) async throws -> Mien.Outcome {
    try await Mien.run(["analyze"] + arguments + ["--model", Film.model.path])
  }

  private func table(_ text: String) -> (names: [Substring], rows: [[Substring]]) {
    let lines = text.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    return (lines.first ?? [], Array(lines.dropFirst()))
  }

  @Test(arguments: ["first:0.5s", "auto"])
  func `scores and corrected scores of a video stand side by side`(baseline: String) async throws {
    let plain = try await analyze(Film.two.path, "--csv", "--quiet")
    let outcome = try await analyze(Film.two.path, "--csv", "--quiet", "--baseline", baseline)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let (names, rows) = table(outcome.output)
    #expect(names.suffix(10).first == "corrected_angry" && names.last == "corrected_uncertain")
    #expect(rows.map { Array($0.dropLast(10)) } == table(plain.output).rows)
    let corrected = rows.filter { $0[5] == "true" }.map { $0.suffix(10) }
    for row in corrected where row.first != "" {
      #expect(abs(row.prefix(7).compactMap { Double($0) }.reduce(0, +) - 1) < 1e-5)
    }
    let empty = corrected.count { $0.allSatisfy(\.isEmpty) }
    #expect(empty == (baseline == "auto" ? 0 : corrected.count / 2 + 1))
  }

  @Test func `what is no baseline is refused before anything is read`() async throws {
    let wall = try TestPaths.temporaryFolder().appending(component: "wall.png")
    try ImageWriter().write(Image(width: 90, height: 90, channels: .rgb, filledWith: 90), to: wall)
    let refused = [
      ("first:0s", Film.two.path, 64), ("first:5", Film.two.path, 64), ("auto", wall.path, 64),
      ("/no/rest.jpg", Film.two.path, 66), (wall.path, Film.two.path, 65),
    ]
    for (baseline, input, status) in refused {
      let outcome = try await analyze(input, "--baseline", baseline)
      #expect(outcome.status == status && outcome.output.isEmpty, "\(baseline) \(outcome.errors)")
    }
  }
}
