import Datasets
import FaceDetection
import Foundation
import Imaging

/// Turns the pictures of a data set into crops, each in the one geometry that the network reads.
///
///     let source = FaceSource { try MTCNNDetector() }
///     let faces = try source.faces(of: dataset)
///     let clips = try faces.clips(length: 1)
///
/// Photographs go through the face detector and the aligner; tight crops are resized as they are.
public struct FaceSource: Sendable {
  /// How crops are made.
  public enum Cropping: String, CaseIterable, Sendable {
    /// As the data set's framing says.
    case auto
    /// Every picture is a tight crop already.
    case tight
    /// Find the face in every picture.
    case detect
    /// Align by the data's own landmarks; a picture without any gives no face.
    case landmarks
  }

  private let cropping: Cropping
  private let makeDetector: @Sendable () throws -> any FaceDetector

  /// A source of crops; the detector is made when the first photograph asks for it.
  public init(
    cropping: Cropping = .auto, detector: @escaping @Sendable () throws -> any FaceDetector
  ) {
    self.cropping = cropping
    makeDetector = detector
  }

  /// The crop of every picture, and the pictures that gave none; checks for cancellation.
  ///
  /// - Parameter progress: told after each picture how many are done.
  /// - Throws: `CancellationError`; what the detector throws. Unreadable pictures are listed, not
  ///   thrown.
  public func faces(
    of dataset: Dataset, progress: (Int) -> Void = { _ in }
  ) throws -> PreparedFaces {
    var prepared = PreparedFaces(dataset: dataset)
    let loader = PictureLoader()
    let detects = cropping == .detect || (cropping == .auto && dataset.framing == .photograph)
    let detector = detects ? try makeDetector() : nil
    for (index, picture) in dataset.pictures.enumerated() {
      try Task.checkCancellation()
      do {
        let image = try loader.image(for: picture)
        if let crop = try crop(of: picture, from: image, with: detector) {
          prepared.faces.append(.init(picture: picture, crop: crop))
        } else {
          prepared.faceless.append(picture)
        }
      } catch let error as any LocalizedError where !(error is FaceDetectionError) {
        prepared.unreadable.append(
          .init(path: picture.path, reason: error.errorDescription ?? "\(error)"))
      }
      progress(index + 1)
    }
    return prepared
  }

  private func crop(
    of picture: LabelledPicture, from image: Image, with detector: (any FaceDetector)?
  ) throws -> FaceCrop? {
    if cropping == .landmarks {
      return try picture.landmarks.map { landmarks in
        let whole = Rect(
          x: 0, y: 0, width: Double(image.width), height: Double(image.height))
        return try FaceAligner().crop(Face(box: whole, landmarks: landmarks), from: image)
      }
    }
    guard let detector else { return try FaceCrop(tight: image) }
    guard let face = try detector.faces(in: image).first else { return nil }
    return try FaceAligner().crop(face, from: image)
  }
}

extension FaceCrop {
  /// A picture that is a tight crop already, brought to 48×48 gray.
  init(tight image: Image) throws {
    let gray = image.gray()
    let isLarger = min(gray.width, gray.height) >= Self.side
    let resized = gray.resized(
      width: Self.side, height: Self.side, method: isLarger ? .area : .bilinear)
    try self.init(pixels: resized.pixels)
  }
}
