import Imaging

/// Judges all windows of a picture at one scale.
struct HaarScan {
  private let classifier: HaarClassifier
  private let integrals: IntegralImages
  private let stride: Int
  private let scale: Float
  private let columns: Int
  private let rows: Int

  /// - Parameters:
  ///   - image: the gray picture at its full size.
  ///   - scale: pixels of the picture per pixel of the cascade's window, ≥ 1.
  ///   - stride: the row length for which `classifier` is laid out.
  init(
    classifier: HaarClassifier, image: Image, scale: Float, stride: Int, tiltedOffset: Int
  ) {
    let width = Int((Float(image.width) / scale).rounded(.toNearestOrEven))
    let height = Int((Float(image.height) / scale).rounded(.toNearestOrEven))
    self.classifier = classifier
    self.scale = scale
    self.stride = stride
    integrals = IntegralImages(
      BilinearShrinking.pixels(of: image, width: width, height: height), width: width,
      height: height, stride: stride, tiltedOffset: classifier.isTilted ? tiltedOffset : nil)
    columns = max(width - classifier.width + 1, 0)
    rows = max(height - classifier.height + 1, 0)
  }

  /// The windows that pass all stages, in the picture's pixels, row by row.
  ///
  /// Every second place at small scales; after a window that fails the first stage one more place
  /// is left out, as OpenCV does.
  func windows() -> [PixelRect] {
    let step = scale >= 2 ? 1 : 2
    let width = rounded(Float(classifier.width) * scale)
    let height = rounded(Float(classifier.height) * scale)
    var found: [PixelRect] = []
    withUnsafeJudge { judge in
      for y in Swift.stride(from: 0, to: rows, by: step) {
        var x = 0
        while x < columns {
          switch judge.verdict(at: y * stride + x) {
          case .face:
            found.append(
              PixelRect(
                x: rounded(Float(x) * scale), y: rounded(Float(y) * scale), width: width,
                height: height))
          case .failsFirstStage: x += step
          case .fails: break
          }
          x += step
        }
      }
    }
    return found
  }

  private func rounded(_ value: Float) -> Int { Int(value.rounded(.toNearestOrEven)) }

  private func withUnsafeJudge(_ body: (HaarJudge) -> Void) {
    let inner = HaarClassifier.Node.corners(
      x: 1, y: 1, width: classifier.width - 2, height: classifier.height - 2, stride: stride)
    let area = Double((classifier.width - 2) * (classifier.height - 2))
    integrals.sums.withUnsafeBufferPointer { sums in
      integrals.squares.withUnsafeBufferPointer { squares in
        classifier.stages.withUnsafeBufferPointer { stages in
          classifier.trees.withUnsafeBufferPointer { trees in
            classifier.nodes.withUnsafeBufferPointer { nodes in
              classifier.leaves.withUnsafeBufferPointer { leaves in
                guard let sums = sums.baseAddress, let squares = squares.baseAddress,
                  let trees = trees.baseAddress, let nodes = nodes.baseAddress,
                  let leaves = leaves.baseAddress
                else { return }
                body(
                  HaarJudge(
                    sums: sums, squares: squares, stages: stages, trees: trees, nodes: nodes,
                    leaves: leaves, inner: inner, area: area))
              }
            }
          }
        }
      }
    }
  }
}

/// The inner loop: one window against the stages, over unchecked memory.
private struct HaarJudge {
  enum Verdict {
    case face
    case fails
    case failsFirstStage
  }

  let sums: UnsafePointer<Int32>
  let squares: UnsafePointer<UInt32>
  let stages: UnsafeBufferPointer<HaarClassifier.Stage>
  let trees: UnsafePointer<HaarClassifier.Tree>
  let nodes: UnsafePointer<HaarClassifier.Node>
  let leaves: UnsafePointer<Float>
  /// The window less its outermost pixels: its contrast counts.
  let inner: SIMD4<Int32>
  let area: Double

  @inline(__always)
  func verdict(at window: Int) -> Verdict {
    guard let norm = contrastNorm(at: window) else { return .fails }
    let window = sums + window
    for (index, stage) in stages.enumerated() {
      var sum = 0.0
      for tree in stage.trees { sum += Double(leaf(of: trees[tree], window, norm)) }
      if sum < stage.threshold { return index == 0 ? .failsFirstStage : .fails }
    }
    return .face
  }

  /// 1 / (area · standard deviation); nil below ten gray levels, where there is nothing to see.
  @inline(__always)
  private func contrastNorm(at window: Int) -> Float? {
    let values = Self.sum(sums + window, inner)
    let corners = squares + window
    let square =
      corners[Int(inner.x)] &- corners[Int(inner.y)] &- corners[Int(inner.z)]
      &+ corners[Int(inner.w)]
    let spread = area * Double(square) - Double(values) * Double(values)
    guard spread > 0 else { return nil }
    let norm = Float(1 / spread.squareRoot())
    return area * Double(norm) < 0.1 ? norm : nil
  }

  @inline(__always)
  private func leaf(
    of tree: HaarClassifier.Tree, _ window: UnsafePointer<Int32>, _ norm: Float
  ) -> Float {
    var index: Int32 = 0
    repeat {
      let node = nodes + Int(tree.node &+ index)
      let weights = node.pointee.weights
      var value =
        weights.x * Float(Self.sum(window, node.pointee.first))
        + weights.y * Float(Self.sum(window, node.pointee.second))
      if weights.z != 0 { value += weights.z * Float(Self.sum(window, node.pointee.third)) }
      index = value * norm < weights.w ? node.pointee.left : node.pointee.right
    } while index > 0
    return leaves[Int(tree.leaf &- index)]
  }

  @inline(__always)
  private static func sum(_ window: UnsafePointer<Int32>, _ corners: SIMD4<Int32>) -> Int32 {
    window[Int(corners.x)] &- window[Int(corners.y)] &- window[Int(corners.z)]
      &+ window[Int(corners.w)]
  }
}
