import Foundation

/// What a safetensors file says of itself before its numbers, checked against the file's size.
struct WeightFileHeader {
  /// One weight's place in the file.
  struct Entry: Decodable {
    var type: String
    var shape: [Int]
    var offsets: [Int]

    enum CodingKeys: String, CodingKey {
      case type = "dtype"
      case shape
      case offsets = "data_offsets"
    }

    /// First byte, counted from the numbers' start.
    var start: Int { offsets[0] }
    /// The byte after the last.
    var end: Int { offsets[1] }

    /// The bytes that the shape needs; nil when that is beyond any file.
    func byteCount(of type: WeightType) -> Int? {
      var count = type.size
      for length in shape {
        let (product, overflow) = count.multipliedReportingOverflow(by: length)
        if overflow || length < 0 { return nil }
        count = product
      }
      return count
    }
  }

  /// The weights, by their names.
  var entries: [String: Entry] = [:]
  /// Texts about them.
  var metadata: [String: String] = [:]
  /// Where in the file the numbers begin, in bytes.
  let dataStart: Int

  init(_ data: Data, path: String) throws {
    guard data.count >= 8 else {
      throw NetworksError.notWeightFile(path: path, reason: "it has \(data.count) bytes")
    }
    let length = data.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self))
    }
    guard length >= 2, length <= WeightFile.longestHeader else {
      throw NetworksError.notWeightFile(path: path, reason: "its header can't have \(length) bytes")
    }
    dataStart = 8 + Int(length)
    guard dataStart <= data.count else {
      // Text begins with bytes that read as a huge length; a small one is a file cut off.
      throw NetworksError.truncated(path: path, found: data.count, expected: dataStart)
    }
    let header = data[(data.startIndex + 8)..<(data.startIndex + dataStart)]
    do {
      let content = try JSONDecoder().decode(Content.self, from: header)
      (entries, metadata) = (content.entries, content.metadata)
    } catch {
      throw NetworksError.notWeightFile(path: path, reason: "its header is not the JSON expected")
    }
    try checkOffsets(fileSize: data.count, path: path)
  }

  /// The weights must follow each other without gaps up to the end of the file.
  private func checkOffsets(fileSize: Int, path: String) throws {
    for (name, entry) in entries {
      guard entry.offsets.count == 2, entry.start >= 0, entry.start <= entry.end else {
        throw NetworksError.damaged(
          path: path, weight: name, found: "offsets \(entry.offsets)",
          expected: "a first and a last byte")
      }
    }
    var end = 0
    for (name, entry) in entries.sorted(by: {
      ($0.value.start, $0.value.end) < ($1.value.start, $1.value.end)
    }) {
      guard entry.start == end else {
        throw NetworksError.damaged(
          path: path, weight: name, found: "its first byte at \(entry.start)", expected: "\(end)")
      }
      end = entry.end
    }
    let (expected, overflow) = dataStart.addingReportingOverflow(end)
    guard !overflow, fileSize >= expected else {
      throw NetworksError.truncated(
        path: path, found: fileSize, expected: overflow ? .max : expected)
    }
    guard fileSize == expected else {
      throw NetworksError.notWeightFile(
        path: path, reason: "\(fileSize - expected) bytes follow its last weight")
    }
  }

  /// The header's JSON: an object of entries, with the texts under a key of their own.
  private struct Content: Decodable {
    var entries: [String: Entry] = [:]
    var metadata: [String: String] = [:]

    struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      for key in container.allKeys {
        if key.stringValue == WeightFile.metadataKey {
          metadata = try container.decode([String: String].self, forKey: key)
        } else {
          entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
        }
      }
    }
  }
}
