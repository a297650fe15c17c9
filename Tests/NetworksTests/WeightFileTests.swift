import Foundation
import Networks
import TestSupport
import Testing

/// A safetensors file from a header's JSON and its numbers' bytes.
private func file(_ header: String, _ bytes: [UInt8] = []) -> Data {
  var data = Data()
  withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { data.append(contentsOf: $0) }
  return data + header.utf8 + bytes
}

private let example = WeightFile(
  weights: [
    "b.weight": .init(shape: [2, 3], values: [1, -2, 3.5, 0, .leastNonzeroMagnitude, 1e30]),
    "a.bias": .init(shape: [2], values: [7, 8]), "scalar": .init(shape: [], values: [9]),
    "empty": .init(shape: [0, 4], values: []),
  ], metadata: ["mien": "{\"format\":1}", "licence": "CC0 / “public”"])

@Test func weightsAndTextsComeBackFromAFileUnchanged() throws {
  let url = try TestPaths.temporaryFolder().appending(component: "x.safetensors")
  try example.write(to: url)
  #expect(try WeightFile(contentsOf: url) == example)
}

@Test func theSameWeightsAlwaysGiveTheSameBytesAndNumbersStandAtAMultipleOfEight() throws {
  let data = try example.encoded()
  #expect(try data == example.encoded())
  #expect(data[0] % 8 == 0)
  #expect(data.count == 8 + Int(data[0]) + Int(data[1]) * 256 + 4 * (6 + 2 + 1))
}

@Test func aFileCutAnywhereIsRefused() throws {
  let data = try example.encoded()
  for length in 0..<data.count {
    #expect(throws: NetworksError.self, "cut at \(length)") {
      try WeightFile(data.prefix(length), path: "x")
    }
  }
}

@Test func aFileCutInHalfSaysHowMuchIsThere() throws {
  let weights = ["w": FloatArray(shape: [100], values: .init(repeating: 1, count: 100))]
  let data = try WeightFile(weights: weights).encoded()
  #expect(
    throws: NetworksError.truncated(path: "x", found: data.count / 2, expected: data.count)
  ) {
    try WeightFile(data.prefix(data.count / 2), path: "x")
  }
}

@Test func halfPrecisionNumbersBecomeFloats() throws {
  let header =
    #"{"h":{"dtype":"F16","shape":[6],"data_offsets":[0,12]},"#
    + #""b":{"dtype":"BF16","shape":[2],"data_offsets":[12,16]}}"#
  // 1, -2, 65504, smallest subnormal, infinity, -0; then 1 and -3 as BF16.
  let bytes: [UInt8] = [
    0x00, 0x3c, 0x00, 0xc0, 0xff, 0x7b, 0x01, 0x00, 0x00, 0x7c, 0x00, 0x80, 0x80, 0x3f, 0x40, 0xc0,
  ]
  let weights = try WeightFile(file(header, bytes), path: "x").weights
  #expect(weights["h"]?.values == [1, -2, 65504, 0x1p-24, .infinity, 0])
  #expect(weights["h"]?.values.last?.sign == .minus)
  #expect(weights["b"]?.values == [1, -3])
}

@Test func theCounterOfBatchesIsLeftOut() throws {
  let header = #"{"n.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[0,8]}}"#
  #expect(
    try WeightFile(file(header, .init(repeating: 0, count: 8)), path: "x").weights.isEmpty)
}

private let damagedFiles: [(Data, NetworksError)] = [
  (Data(), .notWeightFile(path: "x", reason: "it has 0 bytes")),
  (
    Data("PK\u{3}\u{4}, a zip file".utf8),
    .notWeightFile(path: "x", reason: "its header can't have 2333181455372602192 bytes")
  ),
  (file("[]"), .notWeightFile(path: "x", reason: "its header is not the JSON expected")),
  (
    file(#"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]),
    .damaged(path: "x", weight: "w", found: "4 bytes for F32 [2]", expected: "8")
  ),
  (
    file(#"{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, .init(repeating: 0, count: 8)),
    .damaged(path: "x", weight: "w", found: "its first byte at 4", expected: "0")
  ),
  (
    file(#"{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#, [0, 0, 0, 0]),
    .damaged(
      path: "x", weight: "w", found: "offsets [4, 0]", expected: "a first and a last byte")
  ),
  (
    file(
      #"{"w":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]),
    .damaged(
      path: "x", weight: "w", found: "4 bytes for F32 [4611686018427387904, 4]",
      expected: "a smaller shape")
  ),
  (
    file(#"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, .init(repeating: 0, count: 5)),
    .notWeightFile(path: "x", reason: "1 bytes follow its last weight")
  ),
  (
    file(#"{"w":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}"#, .init(repeating: 0, count: 8)),
    .unsupportedType(path: "x", weight: "w", found: "F64")
  ),
]

@Test(arguments: damagedFiles)
func eachKindOfDamageIsNamed(data: Data, error: NetworksError) {
  #expect(throws: error) { try WeightFile(data, path: "x") }
}

@Test func aMissingFileAndAnUnwritableFolderAreNamed() throws {
  let url = try TestPaths.temporaryFolder().appending(path: "none/x.safetensors")
  for act in [{ _ = try WeightFile(contentsOf: url) }, { try example.write(to: url) }] {
    let error = #expect(throws: NetworksError.self) { try act() }
    #expect(error?.errorDescription?.contains(url.path) == true)
  }
}
