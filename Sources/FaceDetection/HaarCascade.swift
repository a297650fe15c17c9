/// A boosted cascade of Haar features, as OpenCV's XML files hold it.
///
/// Viola & Jones 2001; Lienhart & Maydt 2002. A window passes when it passes all stages; a stage
/// adds up one leaf of each of its trees, and most windows fail in the first few.
struct HaarCascade: Equatable, Sendable {
  /// One rectangle of a feature, in pixels of the window, with its weight.
  struct WeightedRect: Equatable, Sendable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
    var weight: Float
  }

  /// The weighted sum of two or three rectangles.
  struct Feature: Equatable, Sendable {
    var rects: [WeightedRect]
    /// Whether the rectangles are turned by 45°.
    var tilted: Bool
  }

  /// A question of a tree: below the threshold it goes left, else right.
  struct Node: Equatable, Sendable {
    /// Which feature.
    var feature: Int
    /// In units of the window's standard deviation times its area.
    var threshold: Float
    /// > 0: the node of this index in the tree; else the leaf of index −left.
    var left: Int
    /// See `left`.
    var right: Int
  }

  /// One weak classifier: nodes, the root first, and leaves.
  struct Tree: Equatable, Sendable {
    var nodes: [Node]
    var leaves: [Float]
  }

  /// Trees whose sum must reach a threshold.
  struct Stage: Equatable, Sendable {
    var threshold: Float
    var trees: [Tree] = []
  }

  /// Width of the window, in pixels.
  var width = 0
  /// Height of the window, in pixels.
  var height = 0
  /// In the order in which a window meets them.
  var stages: [Stage] = []
  /// What the trees' nodes refer to.
  var features: [Feature] = []
}
