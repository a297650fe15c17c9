import Baselines
import Datasets
import Terminal

/// How all clips look to the systems without a network; computed once for all seeds.
struct DescribedClips {
  /// Of the judged clips, then of those that only train; empty where no system asks for them.
  let descriptors: [ClipDescriptor]
  /// How many clips show no points in any frame.
  let withoutLandmarks: Int

  /// Describes the clips as far as one of the architectures needs it.
  ///
  /// - Throws: `CancellationError`, what the detector throws.
  init(_ data: RunData, _ architectures: [ComparedArchitecture], isQuiet: Bool) throws {
    let baselines = architectures.compactMap { architecture -> BaselineArchitecture? in
      if case .baseline(let baseline) = architecture { baseline } else { nil }
    }
    guard !baselines.isEmpty else {
      (descriptors, withoutLandmarks) = ([], 0)
      return
    }
    let finder = baselines.contains(where: \.readsLandmarks) ? try CropLandmarks() : nil
    let clips = data.clips + data.extra
    let bar = ProgressBar("Describing clips", total: clips.count, isQuiet: isQuiet)
    var described: [ClipDescriptor] = []
    for clip in clips {
      try Task.checkCancellation()
      described.append(try ClipDescriptor(of: clip.clip, landmarks: finder))
      bar.show(described.count)
    }
    bar.finish()
    descriptors = described
    withoutLandmarks = finder == nil ? 0 : described.count { $0.geometry == nil }
  }

  /// What the reader should know of the landmarks.
  var note: String {
    "landmarks by MTCNN on the enlarged 48×48 crops; \(withoutLandmarks) of \(descriptors.count) "
      + "clips showed none and got the mean geometry of the clips that train"
  }
}
