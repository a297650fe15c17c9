import Inference
import Networks
import Testing

@Test(arguments: GoldenFile.names)
func networksGiveWhatPyTorchGives(name: String) throws {
  let golden = try GoldenFile(name)
  let network = try golden.network()
  #expect(!golden.cases.isEmpty)
  for (name, (input, outputs)) in golden.cases {
    #expect(!outputs.isEmpty)
    let distance = try network(input).distance(to: outputs)
    #expect(distance < 1e-4, "\(golden.specification.name), \(name): \(distance)")
  }
}

@Test(arguments: GoldenFile.names)
func theSameCallTwiceGivesTheSameBits(name: String) throws {
  let golden = try GoldenFile(name)
  let network = try golden.network()
  for (input, _) in golden.cases.values {
    #expect(try network(input) == network(input))
  }
}
