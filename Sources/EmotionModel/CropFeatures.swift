import Networks

/// What a classifier's network made of one crop: kept, so that clips that share crops cost less.
///
///     let features = try await classifier.features(of: crops)
///     let scores = try await classifier.scores(forFeatures: [Array(features.suffix(8))])
///
/// Of use to the classifier that made it only.
public struct CropFeatures: Sendable {
  /// The tokens of the crop; its input where the network can't run crops on their own.
  let array: FloatArray
}
