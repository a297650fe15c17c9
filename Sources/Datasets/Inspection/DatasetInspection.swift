import Emotions
import Foundation
import Imaging

/// What a data set holds and what is wrong with it, every picture opened: `mien dataset inspect`.
///
///     print(try DatasetInspection(of: dataset))
public struct DatasetInspection: Equatable, Sendable {
  /// A size of pictures.
  public struct Size: Equatable, Sendable {
    /// Width in pixels.
    public var width: Int
    /// Height in pixels.
    public var height: Int
    /// How many pictures have it.
    public var count: Int
  }

  /// The data set as its layout has it.
  public let dataset: Dataset
  /// Pictures that cannot be read: those that are not there and those that do not open.
  public private(set) var unreadable: [Dataset.UnreadablePicture]
  /// The sizes of the pictures, most frequent first.
  public private(set) var sizes: [Size]
  /// Pictures that are pixel for pixel the same.
  public private(set) var duplicates: DuplicateReport
  /// Pictures whose thumbnails of 16×16 correlate above 0.98, equal ones left out.
  public private(set) var nearDuplicates: DuplicateReport

  /// Opens every picture of a data set.
  ///
  /// - Parameters:
  ///   - loader: opens the pictures.
  ///   - progress: told how many pictures of how many are done; what it throws ends the work.
  /// - Throws: what `progress` throws; pictures that do not open are listed.
  public init(
    of dataset: Dataset, loader: PictureLoader = PictureLoader(),
    progress: (_ done: Int, _ all: Int) throws -> Void = { _, _ in }
  ) throws {
    self.dataset = dataset
    unreadable = dataset.unreadable
    var sizes: [[Int]: Int] = [:]
    var placesOfPixels: [String: [Int]] = [:]
    var thumbnails: [(number: Int, thumbnail: [Float])] = []
    for (place, picture) in dataset.pictures.enumerated() {
      try progress(place, dataset.pictures.count)
      do {
        let image = try loader.image(for: picture)
        sizes[[image.width, image.height], default: 0] += 1
        let fingerprint = PictureFingerprint(of: image)
        let twins = placesOfPixels[fingerprint.pixels, default: []]
        placesOfPixels[fingerprint.pixels] = twins + [place]
        if twins.isEmpty, let thumbnail = fingerprint.thumbnail {
          thumbnails.append((place, thumbnail))
        }
      } catch {
        unreadable.append(.init(path: picture.path, reason: error.localizedDescription))
      }
    }
    self.sizes = sizes.map { Size(width: $0.key[0], height: $0.key[1], count: $0.value) }
      .sorted { ($1.count, $0.width, $0.height) < ($0.count, $1.width, $1.height) }
    duplicates = Self.report(equal: placesOfPixels.values, of: dataset.pictures)
    nearDuplicates = Self.report(near: thumbnails, of: dataset.pictures)
    try progress(dataset.pictures.count, dataset.pictures.count)
  }

  private static func report(
    equal groups: some Sequence<[Int]>, of pictures: [LabelledPicture]
  ) -> DuplicateReport {
    var counter = DuplicateCounter(pictures: pictures)
    for group in groups.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
      // Every further picture pairs with the first: twelve equal pictures are eleven too many.
      for other in group.dropFirst() { counter.count(group[0], other) }
    }
    return counter.result
  }

  private static func report(
    near thumbnails: [(number: Int, thumbnail: [Float])], of pictures: [LabelledPicture]
  ) -> DuplicateReport {
    var counter = DuplicateCounter(pictures: pictures)
    NearPairs(thumbnails).forEach { counter.count($0, $1) }
    return counter.result
  }
}
