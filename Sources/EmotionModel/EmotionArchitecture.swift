import Networks

/// The networks that read a clip, from the published system's and its survey's to Mien's own.
///
/// A clip `[N, T, 1, 48, 48]` goes frame by frame through three blocks of convolutions
/// `[N·T, 128, 6, 6]`; what differs is how the frames' features become one answer. One set of
/// weights serves a photograph (T = 1) and a clip (T > 1).
public enum EmotionArchitecture: String, CaseIterable, Codable, Sendable {
  /// The feature maps, flattened and averaged over the frames: no recurrence.
  case cnn
  /// The rows of the feature maps as tokens, read in one direction.
  case cnnLSTM = "cnn-lstm"
  /// The rows of the feature maps as tokens, read in both directions: the published system.
  case cnnBiLSTM = "cnn-bilstm"
  /// As `cnn-bilstm`, with additive attention over the tokens instead of their mean.
  case cnnBiLSTMAttention = "cnn-bilstm-attention"

  /// Hidden features of each direction of the LSTM.
  static let hiddenFeatures = 128
  /// Channels of the last block of convolutions.
  static let channels = 128
  /// Height and width of the last feature map: 48 halved three times.
  static let mapSide = 6

  /// The architecture as data, with one head, `logits`, of `labelCount` values per clip.
  public func specification(labelCount: Int) -> NetworkSpecification {
    let (reader, features) = reader
    return NetworkSpecification(
      name: rawValue, inputChannels: 1,
      trunk: Self.block("block1", from: 1, to: 32) + Self.block("block2", from: 32, to: 64)
        + Self.block("block3", from: 64, to: Self.channels) + Self.wholeFaceBlock + reader,
      heads: [
        .init(
          name: "logits",
          layers: [
            .dropout(rate: 0.5),
            .dense(name: "classifier", inputFeatures: features, outputFeatures: labelCount),
          ])
      ])
  }

  /// The layers from the feature maps to one vector per clip, and the vector's length.
  private var reader: (layers: [Layer], features: Int) {
    let rowFeatures = Self.channels * Self.mapSide
    let bothDirections = 2 * Self.hiddenFeatures
    let lstm = { (bidirectional: Bool) in
      Layer.lstm(
        name: "lstm", inputFeatures: rowFeatures, hiddenFeatures: Self.hiddenFeatures,
        bidirectional: bidirectional)
    }
    switch self {
    case .cnn:
      let mapFeatures = rowFeatures * Self.mapSide
      return (
        [
          .framesAsTokens, .meanPooling,
          .dense(name: "features", inputFeatures: mapFeatures, outputFeatures: bothDirections),
          .relu,
        ], bothDirections
      )
    case .cnnLSTM:
      return ([.rowsAsTokens, lstm(false), .meanPooling], Self.hiddenFeatures)
    case .cnnBiLSTM:
      return ([.rowsAsTokens, lstm(true), .meanPooling], bothDirections)
    case .cnnBiLSTMAttention:
      let attention = Layer.attentionPooling(
        name: "attention", features: bothDirections, hiddenFeatures: Self.hiddenFeatures)
      return ([.rowsAsTokens, lstm(true), attention], bothDirections)
    }
  }

  /// Two more convolutions of 3×3 around which the maps may pass `[N, 128, 6, 6]`: from here on
  /// every value has seen the whole face (68 pixels; 36 without them).
  private static var wholeFaceBlock: [Layer] {
    [
      .residual(
        body: [
          .convolution(
            name: "block4.conv1", inputChannels: channels, outputChannels: channels, kernel: 3,
            padding: 1, bias: false),
          .batchNormalization(name: "block4.norm1", channels: channels), .relu,
          .convolution(
            name: "block4.conv2", inputChannels: channels, outputChannels: channels, kernel: 3,
            padding: 1, bias: false),
          .batchNormalization(name: "block4.norm2", channels: channels),
        ], shortcut: []),
      .relu,
    ]
  }

  /// Two convolutions of 3×3 and a halving: `[N, from, H, W]` → `[N, to, H/2, W/2]`.
  private static func block(_ name: String, from: Int, to: Int) -> [Layer] {
    [
      .convolution(
        name: "\(name).conv1", inputChannels: from, outputChannels: to, kernel: 3, padding: 1,
        bias: false),
      .batchNormalization(name: "\(name).norm1", channels: to), .relu,
      .convolution(
        name: "\(name).conv2", inputChannels: to, outputChannels: to, kernel: 3, padding: 1,
        bias: false),
      .batchNormalization(name: "\(name).norm2", channels: to), .relu,
      .maxPooling(kernel: 2, stride: 2),
    ]
  }
}
