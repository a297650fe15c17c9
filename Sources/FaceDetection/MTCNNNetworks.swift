import Networks

/// The three networks of MTCNN as data, with the names of facenet-pytorch's `state_dict`.
///
/// Zhang, Zhang, Li, Qiao: *Joint Face Detection and Alignment Using Multitask Cascaded
/// Convolutional Networks*, 2016. Each reads RGB values −1...1.
extension NetworkSpecification {
  /// P-Net: `[N, 3, H, W]` → probabilities `[N, 2, H', W']` and boxes `[N, 4, H', W']`.
  ///
  /// H' = ⌈(H − 2) / 2⌉ − 4: a window of 12 pixels every 2 pixels.
  static let pNet = NetworkSpecification(
    name: "pnet", inputChannels: 3,
    trunk: [
      .convolution(name: "conv1", inputChannels: 3, outputChannels: 10, kernel: 3),
      .prelu(name: "prelu1", channels: 10),
      .maxPooling(kernel: 2, stride: 2, ceilMode: true),
      .convolution(name: "conv2", inputChannels: 10, outputChannels: 16, kernel: 3),
      .prelu(name: "prelu2", channels: 16),
      .convolution(name: "conv3", inputChannels: 16, outputChannels: 32, kernel: 3),
      .prelu(name: "prelu3", channels: 32),
    ],
    heads: [
      Head(
        name: "probabilities",
        layers: [
          .convolution(name: "conv4_1", inputChannels: 32, outputChannels: 2, kernel: 1), .softmax,
        ]),
      Head(
        name: "boxes",
        layers: [.convolution(name: "conv4_2", inputChannels: 32, outputChannels: 4, kernel: 1)]),
    ])

  /// R-Net: `[N, 3, 24, 24]` → probabilities `[N, 2]` and boxes `[N, 4]`.
  static let rNet = NetworkSpecification(
    name: "rnet", inputChannels: 3,
    trunk: [
      .convolution(name: "conv1", inputChannels: 3, outputChannels: 28, kernel: 3),
      .prelu(name: "prelu1", channels: 28),
      .maxPooling(kernel: 3, stride: 2, ceilMode: true),
      .convolution(name: "conv2", inputChannels: 28, outputChannels: 48, kernel: 3),
      .prelu(name: "prelu2", channels: 48),
      .maxPooling(kernel: 3, stride: 2, ceilMode: true),
      .convolution(name: "conv3", inputChannels: 48, outputChannels: 64, kernel: 2),
      .prelu(name: "prelu3", channels: 64),
      .flattenTransposed,
      .dense(name: "dense4", inputFeatures: 576, outputFeatures: 128),
      .prelu(name: "prelu4", channels: 128),
    ],
    heads: [
      Head(
        name: "probabilities",
        layers: [.dense(name: "dense5_1", inputFeatures: 128, outputFeatures: 2), .softmax]),
      Head(
        name: "boxes", layers: [.dense(name: "dense5_2", inputFeatures: 128, outputFeatures: 4)]),
    ])

  /// O-Net: `[N, 3, 48, 48]` → probabilities `[N, 2]`, boxes `[N, 4]` and landmarks `[N, 10]`.
  static let oNet = NetworkSpecification(
    name: "onet", inputChannels: 3,
    trunk: [
      .convolution(name: "conv1", inputChannels: 3, outputChannels: 32, kernel: 3),
      .prelu(name: "prelu1", channels: 32),
      .maxPooling(kernel: 3, stride: 2, ceilMode: true),
      .convolution(name: "conv2", inputChannels: 32, outputChannels: 64, kernel: 3),
      .prelu(name: "prelu2", channels: 64),
      .maxPooling(kernel: 3, stride: 2, ceilMode: true),
      .convolution(name: "conv3", inputChannels: 64, outputChannels: 64, kernel: 3),
      .prelu(name: "prelu3", channels: 64),
      .maxPooling(kernel: 2, stride: 2, ceilMode: true),
      .convolution(name: "conv4", inputChannels: 64, outputChannels: 128, kernel: 2),
      .prelu(name: "prelu4", channels: 128),
      .flattenTransposed,
      .dense(name: "dense5", inputFeatures: 1152, outputFeatures: 256),
      .prelu(name: "prelu5", channels: 256),
    ],
    heads: [
      Head(
        name: "probabilities",
        layers: [.dense(name: "dense6_1", inputFeatures: 256, outputFeatures: 2), .softmax]),
      Head(
        name: "boxes", layers: [.dense(name: "dense6_2", inputFeatures: 256, outputFeatures: 4)]),
      Head(
        name: "landmarks",
        layers: [.dense(name: "dense6_3", inputFeatures: 256, outputFeatures: 10)]),
    ])
}
