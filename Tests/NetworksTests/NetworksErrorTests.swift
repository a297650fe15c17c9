import Networks
import Testing

private let errors: [NetworksError] = [
  .unreadable(path: "p", reason: "r"), .unwritable(path: "p", reason: "r"),
  .notWeightFile(path: "p", reason: "r"), .truncated(path: "p", found: 1, expected: 2),
  .damaged(path: "p", weight: "w", found: "a", expected: "b"),
  .unsupportedType(path: "p", weight: "w", found: "F64"),
  .missingWeights(network: "n", first: "w", count: 1),
  .unexpectedWeights(network: "n", first: "w", count: 3),
  .wrongShapes(network: "n", first: "w", found: [1], expected: [2], count: 2),
  .unfitInput(layer: "flatten", found: [1], expected: "[N, C, H, W]"),
]

@Test(arguments: errors)
func everyErrorSaysWhatHappenedAndWhatToDo(error: NetworksError) throws {
  let description = try #require(error.errorDescription)
  #expect(["“p”", "network “n”", "flatten"].contains { description.contains($0) })
  #expect(error.recoverySuggestion?.isEmpty == false)
}

@Test func theCountOfWrongWeightsIsTold() {
  #expect(
    NetworksError.missingWeights(network: "n", first: "w", count: 3).errorDescription
      == "3 weights of network “n” missing: “w” and 2 more")
}
