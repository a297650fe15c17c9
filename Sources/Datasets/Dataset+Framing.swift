import Imaging

extension Dataset.Framing {
  /// The longest side of a picture that is still taken for a tight crop, in pixels.
  static let largestTightCrop = 64

  /// Judges by the sizes of some pictures: small squares are crops, all else are photographs.
  ///
  /// Pictures that do not open say nothing; without any that opens the answer is `.photograph`.
  static func judged(by pictures: [LabelledPicture], loader: PictureLoader) -> Self {
    let step = max(1, pictures.count / 32)
    let sample = stride(from: 0, to: pictures.count, by: step)
      .compactMap { try? loader.image(for: pictures[$0]) }  // inspection lists what fails here
    let areSmallSquares = sample.allSatisfy {
      $0.width == $0.height && $0.width <= largestTightCrop
    }
    return !sample.isEmpty && areSmallSquares ? .tightCrop : .photograph
  }
}
