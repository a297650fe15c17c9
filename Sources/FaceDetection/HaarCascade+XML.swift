import Foundation

extension HaarCascade {
  /// Reads one of OpenCV's `haarcascade_*.xml` files.
  ///
  /// - Throws: `FaceDetectionError.cascade` for what is no boosted cascade of Haar features in
  ///   the format of OpenCV 2.4 and later; `CocoaError` when the file can't be read.
  init(contentsOf url: URL) throws {
    var reader = HaarCascadeReader(try Data(contentsOf: url))
    do {
      self = try reader.read()
    } catch {
      throw FaceDetectionError.cascade(path: url.path, reason: error.reason)
    }
  }
}

/// Puts a cascade together from the document's tags in their order.
private struct HaarCascadeReader {
  struct Failure: Error {
    let reason: String
  }

  private var scanner: XMLScanner
  private var cascade = HaarCascade()
  private var nodes: [HaarCascade.Node] = []
  private var rects: [HaarCascade.WeightedRect] = []
  private var isInFeatures = false

  init(_ data: Data) { scanner = XMLScanner(data) }

  mutating func read() throws(Failure) -> HaarCascade {
    while let event = scanner.next() {
      switch event {
      case .open("features"): isInFeatures = true
      case .open: break
      case .close(let name, let text):
        if isInFeatures {
          try closeInFeatures(name, text)
        } else {
          try close(name, text)
        }
      }
    }
    try check()
    return cascade
  }

  private mutating func close(_ name: String, _ text: Range<Int>) throws(Failure) {
    switch name {
    case "stageType", "featureType":
      let found = scanner.text(text)
      if found != "BOOST" && found != "HAAR" { throw Failure(reason: "its \(name) is \(found)") }
    case "width": cascade.width = try whole(text, 1)[0]
    case "height": cascade.height = try whole(text, 1)[0]
    case "stageThreshold":
      // OpenCV forgives rounding by this much (THRESHOLD_EPS).
      let threshold = Float(try numbers(text, 1)[0]) - 1e-5
      cascade.stages.append(HaarCascade.Stage(threshold: threshold))
    case "internalNodes":
      let values = try numbers(text)
      guard values.count % 4 == 0, values.allSatisfy({ abs($0) < 1e6 }) else {
        throw Failure(reason: "a tree has \(values.count) numbers, not four per node")
      }
      nodes = stride(from: 0, to: values.count, by: 4).map {
        HaarCascade.Node(
          feature: Int(values[$0 + 2]), threshold: Float(values[$0 + 3]), left: Int(values[$0]),
          right: Int(values[$0 + 1]))
      }
    case "leafValues":
      guard !cascade.stages.isEmpty else { throw Failure(reason: "a tree outside of a stage") }
      let tree = HaarCascade.Tree(nodes: nodes, leaves: try numbers(text).map { Float($0) })
      cascade.stages[cascade.stages.count - 1].trees.append(tree)
    default: break
    }
  }

  private mutating func closeInFeatures(_ name: String, _ text: Range<Int>) throws(Failure) {
    switch name {
    case "features": isInFeatures = false
    case "rects":
      cascade.features.append(HaarCascade.Feature(rects: rects, tilted: false))
      rects = []
    case "tilted" where !cascade.features.isEmpty:
      cascade.features[cascade.features.count - 1].tilted = try whole(text, 1)[0] != 0
    case "_" where !scanner.text(text).isEmpty:
      let values = try whole(text, 5)
      rects.append(
        HaarCascade.WeightedRect(
          x: values[0], y: values[1], width: values[2], height: values[3],
          weight: Float(try numbers(text, 5)[4])))
    default: break
    }
  }

  /// What a damaged file could otherwise bring about while windows are judged.
  private func check() throws(Failure) {
    guard (5...1000).contains(cascade.width), (5...1000).contains(cascade.height) else {
      throw Failure(reason: "its window is \(cascade.width)×\(cascade.height) pixels")
    }
    let trees = cascade.stages.flatMap(\.trees)
    guard !trees.isEmpty else { throw Failure(reason: "it has no stages") }
    for tree in trees {
      let sane = tree.nodes.indices.allSatisfy { index in
        let node = tree.nodes[index]
        return cascade.features.indices.contains(node.feature)
          && [node.left, node.right].allSatisfy {
            $0 > 0 ? $0 > index && $0 < tree.nodes.count : -$0 < tree.leaves.count
          }
      }
      guard sane, !tree.nodes.isEmpty else { throw Failure(reason: "a tree points to nowhere") }
    }
    for feature in cascade.features {
      guard (1...3).contains(feature.rects.count),
        feature.rects.allSatisfy({ fits($0, tilted: feature.tilted) })
      else { throw Failure(reason: "a feature leaves its window") }
    }
  }

  private func fits(_ rect: HaarCascade.WeightedRect, tilted: Bool) -> Bool {
    let (w, h) = (rect.width, rect.height)
    guard rect.x >= 0, rect.y >= 0, w > 0, h > 0 else { return false }
    return tilted
      ? rect.x - h >= 0 && rect.x + w <= cascade.width && rect.y + w + h <= cascade.height
      : rect.x + w <= cascade.width && rect.y + h <= cascade.height
  }

  private func numbers(_ text: Range<Int>, _ count: Int? = nil) throws(Failure) -> [Double] {
    guard let numbers = scanner.numbers(text), numbers.count == count ?? numbers.count else {
      throw Failure(reason: "“\(scanner.text(text).prefix(40))” where numbers should stand")
    }
    return numbers
  }

  private func whole(_ text: Range<Int>, _ count: Int) throws(Failure) -> [Int] {
    let numbers = try numbers(text, count)
    guard numbers.allSatisfy({ abs($0) < 1e6 }) else {
      throw Failure(reason: "a size out of all bounds")
    }
    return numbers.map { Int($0) }
  }
}
