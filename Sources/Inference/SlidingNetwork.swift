import Networks

/// A fully convolutional network that slides over pictures of any size, row by row.
///
/// oneDNN compiles a network per size (20 ms for P-Net) and writes each layer's whole map; this
/// compiles nothing and keeps only the rows that the next layer's window sees, so that all maps
/// stay in the nearest caches (docs/decisions/0003-inference-engine.md).
struct SlidingNetwork: Sendable {
  /// One named result.
  struct Head: Sendable {
    let name: String
    let layers: [SlidingLayer]
    let channels: Int
  }

  let inputChannels: Int
  let trunk: [SlidingLayer]
  let heads: [Head]

  /// The network packed; nil when a layer can't slide.
  ///
  /// Heads must be pointwise, so that all read the trunk's rows in step.
  init?(_ network: FoldedNetwork, inputChannels: Int) {
    var channels = inputChannels
    guard
      let trunk = SlidingLayer.packed(network.trunk, channels: &channels, weights: network.weights),
      !trunk.isEmpty
    else { return nil }
    var heads: [Head] = []
    for head in network.heads {
      var headChannels = channels
      guard
        let layers = SlidingLayer.packed(
          head.layers, channels: &headChannels, weights: network.weights), !layers.isEmpty,
        layers.allSatisfy({ $0.window == Window(kernel: 1, stride: 1) })
      else { return nil }
      heads.append(Head(name: head.name, layers: layers, channels: headChannels))
    }
    self.inputChannels = inputChannels
    self.trunk = trunk
    self.heads = heads
  }

  /// Height and width of every trunk layer's result, the picture's first.
  func sizes(height: Int, width: Int) -> [(height: Int, width: Int)] {
    trunk.reduce(into: [(height, width)]) { sizes, layer in
      let last = sizes[sizes.count - 1]
      sizes.append((layer.window.count(last.height), layer.window.count(last.width)))
    }
  }
}
