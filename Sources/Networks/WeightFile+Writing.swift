import Foundation

extension WeightFile {
  /// Writes a safetensors file; one that stood there stays whole until the new one is complete.
  /// - Throws: `NetworksError.unwritable`.
  public func write(to url: URL) throws {
    do {
      try encoded().write(to: url, options: .atomic)
    } catch {
      throw NetworksError.unwritable(path: url.path, reason: FileFailure.reason(error))
    }
  }

  /// The bytes of the file; the same weights and texts always give the same bytes.
  public func encoded() throws -> Data {
    let names = weights.keys.sorted()
    var header: [String: HeaderValue] = [:]
    if !metadata.isEmpty { header[Self.metadataKey] = .texts(metadata) }
    var end = 0
    for name in names {
      let start = end
      end += 4 * weights[name, default: .init(shape: [0], values: [])].values.count
      header[name] = .entry(shape: weights[name]?.shape ?? [], offsets: [start, end])
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var json = try encoder.encode(header)
    // Spaces up to a multiple of 8 let readers map the numbers in place, as the format advises.
    json.append(contentsOf: repeatElement(0x20, count: (8 - json.count % 8) % 8))

    var data = Data(capacity: 8 + json.count + end)
    withUnsafeBytes(of: UInt64(json.count).littleEndian) { data.append(contentsOf: $0) }
    data.append(json)
    for name in names {
      weights[name]?.values.withUnsafeBytes { data.append(contentsOf: $0) }
    }
    return data
  }

  /// One value of the header's JSON object.
  private enum HeaderValue: Encodable {
    case texts([String: String])
    case entry(shape: [Int], offsets: [Int])

    enum CodingKeys: String, CodingKey { case type = "dtype", shape, offsets = "data_offsets" }

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .texts(let texts):
        var container = encoder.singleValueContainer()
        try container.encode(texts)
      case .entry(let shape, let offsets):
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("F32", forKey: .type)
        try container.encode(shape, forKey: .shape)
        try container.encode(offsets, forKey: .offsets)
      }
    }
  }
}
