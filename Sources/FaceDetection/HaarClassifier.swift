/// A cascade laid out flat for integral images of one row length, so that windows are judged fast.
struct HaarClassifier: Sendable {
  /// A node with its feature: where the corners' sums lie from the window's corner on.
  struct Node: Sendable {
    /// Offsets of the first rectangle: top left, top right, bottom left, bottom right.
    var first: SIMD4<Int32>
    /// See `first`; the second rectangle.
    var second: SIMD4<Int32>
    /// See `first`; the third rectangle, all zero when there is none.
    var third: SIMD4<Int32>
    /// The rectangles' weights, and the node's threshold.
    var weights: SIMD4<Float>
    /// See `HaarCascade.Node`.
    var left: Int32
    /// See `HaarCascade.Node`.
    var right: Int32
  }

  /// The first node and leaf of a tree, in `nodes` and `leaves`.
  struct Tree: Sendable {
    var node: Int32
    var leaf: Int32
  }

  /// The trees of a stage, in `trees`, and the sum that they must reach.
  struct Stage: Sendable {
    var trees: Range<Int>
    var threshold: Double
  }

  /// Width of the window, in pixels.
  let width: Int
  /// Height of the window, in pixels.
  let height: Int
  /// Whether any feature needs the tilted integral image.
  let isTilted: Bool
  private(set) var stages: [Stage] = []
  private(set) var trees: [Tree] = []
  private(set) var nodes: [Node] = []
  private(set) var leaves: [Float] = []

  /// - Parameters:
  ///   - stride: values from one row of the integral images to the next.
  ///   - tilted: values from the upright integral image to the tilted one.
  init(_ cascade: HaarCascade, stride: Int, tilted: Int) {
    width = cascade.width
    height = cascade.height
    isTilted = cascade.features.contains(where: \.tilted)
    for stage in cascade.stages {
      let start = trees.count
      for tree in stage.trees {
        trees.append(Tree(node: Int32(nodes.count), leaf: Int32(leaves.count)))
        nodes += tree.nodes.map {
          Node($0, cascade.features[$0.feature], stride: stride, tilted: tilted)
        }
        leaves += tree.leaves
      }
      stages.append(Stage(trees: start..<trees.count, threshold: Double(stage.threshold)))
    }
  }
}

extension HaarClassifier.Node {
  fileprivate init(
    _ node: HaarCascade.Node, _ feature: HaarCascade.Feature, stride: Int, tilted: Int
  ) {
    let corners = feature.rects.map { rect in
      feature.tilted
        ? Self.tiltedCorners(rect, stride: stride) &+ Int32(tilted)
        : Self.corners(x: rect.x, y: rect.y, width: rect.width, height: rect.height, stride: stride)
    }
    let weights = feature.rects.map(\.weight) + [0, 0]
    first = corners[0]
    second = corners.count > 1 ? corners[1] : .zero
    third = corners.count > 2 ? corners[2] : .zero
    self.weights = SIMD4(weights[0], weights[1], weights[2], node.threshold)
    left = Int32(node.left)
    right = Int32(node.right)
  }

  /// Where an upright rectangle's four sums lie.
  static func corners(x: Int, y: Int, width: Int, height: Int, stride: Int) -> SIMD4<Int32> {
    let (top, bottom) = (y * stride + x, (y + height) * stride + x)
    return SIMD4<Int32>(truncatingIfNeeded: SIMD4<Int>(top, top + width, bottom, bottom + width))
  }

  /// The top, left, right and bottom corner of a rectangle turned by 45° (Lienhart & Maydt, fig. 2).
  private static func tiltedCorners(
    _ rect: HaarCascade.WeightedRect, stride: Int
  ) -> SIMD4<Int32> {
    let (x, y, w, h) = (rect.x, rect.y, rect.width, rect.height)
    return SIMD4<Int32>(
      truncatingIfNeeded: SIMD4<Int>(
        y * stride + x, (y + h) * stride + x - h, (y + w) * stride + x + w,
        (y + w + h) * stride + x + w - h))
  }
}
