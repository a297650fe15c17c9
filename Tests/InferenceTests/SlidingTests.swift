import Inference
import Networks
import Testing

/// Pixels that differ everywhere.
private func picture(_ height: Int, _ width: Int, seed: UInt32 = 1) -> FloatArray {
  var state = seed
  let values = (0..<3 * height * width).map { _ -> Float in
    state = state &* 1_664_525 &+ 1_013_904_223
    return Float(state >> 8) / Float(1 << 23) - 1
  }
  return FloatArray(shape: [1, 3, height, width], values: values)
}

@Test func picturesOfAnySizeGiveWhatPyTorchGives() throws {
  let golden = try GoldenFile("p-net")
  let network = try golden.network()
  let single = golden.cases.values.filter { $0.input.shape[0] == 1 }
  #expect(single.count >= 3)
  let results = try network.maps(of: single.map(\.input))
  for (result, golden) in zip(results, single) {
    let distance = result.distance(to: golden.outputs)
    #expect(distance < 1e-4, "\(golden.input.shape): \(distance)")
  }
}

@Test func everySmallSizeGivesWhatTheCompiledNetworkGives() throws {
  let network = try GoldenFile("p-net").network()
  for height in 12...20 {
    for width in [12, 13, 17, 30, 41, 62] {
      let input = picture(height, width)
      let distance = try network.maps(of: [input])[0].distance(to: network(input))
      #expect(distance < 1e-4, "\(height) × \(width): \(distance)")
    }
  }
}

@Test func aPictureCutIntoBandsGivesWhatTheCompiledNetworkGives() throws {
  let network = try GoldenFile("p-net").network()
  let inputs = [picture(131, 96), picture(150, 33)]
  for (input, maps) in zip(inputs, try network.maps(of: inputs)) {
    let distance = try maps.distance(to: network(input))
    #expect(distance < 1e-4, "\(input.shape): \(distance)")
  }
}

@Test func aPicturesMapsDoNotDependOnTheOthersInTheCall() throws {
  let network = try GoldenFile("p-net").network()
  let inputs = [picture(60, 70), picture(43, 51, seed: 2), picture(31, 36, seed: 3)]
  let together = try network.maps(of: inputs)
  for (input, maps) in zip(inputs, together) {
    #expect(try network.maps(of: [input])[0] == maps)
  }
}

@Test func aPictureTooSmallForTheNetworkIsRefused() throws {
  let network = try GoldenFile("p-net").network()
  #expect(throws: NetworksError.self) { try network.maps(of: [picture(9, 40)]) }
}
