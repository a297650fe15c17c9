/// One step of a network, as data.
///
/// Shapes: `N` batch, `T` frames of a clip, `C` channels, `H`/`W` height/width, `L` tokens,
/// `D` features. A layer with parameters carries the name under which they stand in the weight
/// file; parameter names equal PyTorch's `state_dict` keys (`name.weight`, `name.bias`,
/// `name.weight_ih_l0_reverse`, …), so weights go to and from PyTorch unchanged.
public indirect enum Layer: Equatable, Codable, Sendable {
  /// `[N, C, H, W]` → `[N, outputChannels, H', W']`; PyTorch's `Conv2d` with a square kernel.
  case convolution(
    name: String, inputChannels: Int, outputChannels: Int, kernel: Int, stride: Int = 1,
    padding: Int = 0, bias: Bool = true)
  /// `[N, C, H, W]` unchanged in shape; `BatchNorm2d`, in inference with the running statistics.
  case batchNormalization(name: String, channels: Int, epsilon: Double = 1e-5)
  /// Unchanged in shape; max(x, 0).
  case relu
  /// Unchanged in shape; `PReLU` with one slope per channel (or per feature of `[N, D]`).
  case prelu(name: String, channels: Int)
  /// `[N, C, H, W]` → `[N, C, H', W']`; `MaxPool2d`.
  case maxPooling(kernel: Int, stride: Int, padding: Int = 0, ceilMode: Bool = false)
  /// `[N, C, H, W]` → `[N, C, H', W']`; `AvgPool2d` without padding.
  case averagePooling(kernel: Int, stride: Int)
  /// `[N, C, H, W]` → `[N, C, H', W']`: the sum of two paths; an empty shortcut is the identity.
  case residual(body: [Layer], shortcut: [Layer] = [])
  /// `[N, C, H, W]` → `[N, D]` with D in the order C, H, W; PyTorch's `flatten(1)`.
  case flatten
  /// `[N, C, H, W]` → `[N, D]` with D in the order W, H, C: MTCNN's `permute(0, 3, 2, 1)` first.
  case flattenTransposed
  /// `[N·T, C, H, W]` → `[N, T·H, C·W]`: each row of the feature map is a token, frames in order.
  case rowsAsTokens
  /// `[N·T, C, H, W]` → `[N, T, C·H·W]`: each frame is one token.
  case framesAsTokens
  /// `[N, L, D]` → `[N, L, hidden]`, or `[N, L, 2·hidden]` in both directions; `LSTM`, one layer,
  /// `batch_first`.
  case lstm(name: String, inputFeatures: Int, hiddenFeatures: Int, bidirectional: Bool)
  /// `[N, L, D]` → `[N, D]`: the mean over the tokens.
  case meanPooling
  /// `[N, L, D]` → `[N, D]`: the sum over tokens weighted by softmax(vᵀ·tanh(W·x + b)).
  ///
  /// Additive attention (Bahdanau et al. 2015; Yang et al. 2016): `name.projection.weight`
  /// `[hidden, D]`, `name.projection.bias` `[hidden]`, `name.score.weight` `[1, hidden]`.
  case attentionPooling(name: String, features: Int, hiddenFeatures: Int)
  /// `[N, D]` or `[N, L, D]` → the same with `outputFeatures`; `Linear`.
  case dense(name: String, inputFeatures: Int, outputFeatures: Int)
  /// Unchanged in shape; zeroes features while training, the identity in inference.
  case dropout(rate: Double)
  /// Unchanged in shape: softmax over dimension 1 (`C` of `[N, C, H, W]`, `D` of `[N, D]`).
  case softmax
}
