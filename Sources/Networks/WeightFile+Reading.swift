import Foundation

extension WeightFile {
  /// Reads a safetensors file.
  ///
  /// Numbers of types F16 and BF16 become 32-bit floats; `num_batches_tracked`, which PyTorch's
  /// batch normalisation counts while training, is left out.
  /// - Throws: `NetworksError` `.unreadable`, `.notWeightFile`, `.truncated`, `.damaged` or
  ///   `.unsupportedType`.
  public init(contentsOf url: URL) throws {
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch {
      throw NetworksError.unreadable(path: url.path, reason: FileFailure.reason(error))
    }
    try self.init(data, path: url.path)
  }

  /// Reads the bytes of a safetensors file; `path` is for the errors.
  public init(_ data: Data, path: String) throws {
    let header = try WeightFileHeader(data, path: path)
    var weights: [String: FloatArray] = [:]
    weights.reserveCapacity(header.entries.count)
    try data.withUnsafeBytes { bytes in
      for (name, entry) in header.entries where !name.hasSuffix("num_batches_tracked") {
        guard let type = WeightType(rawValue: entry.type) else {
          throw NetworksError.unsupportedType(path: path, weight: name, found: entry.type)
        }
        let range = (header.dataStart + entry.start)..<(header.dataStart + entry.end)
        let expected = entry.byteCount(of: type)
        guard expected == range.count else {
          throw NetworksError.damaged(
            path: path, weight: name,
            found: "\(range.count) bytes for \(type.rawValue) "
              + "\(entry.shape)", expected: expected.map { "\($0)" } ?? "a smaller shape")
        }
        weights[name] = FloatArray(
          shape: entry.shape, values: type.floats(UnsafeRawBufferPointer(rebasing: bytes[range])))
      }
    }
    self.init(weights: weights, metadata: header.metadata)
  }
}
