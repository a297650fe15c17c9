import Foundation
import Imaging

/// Pictures that are the frames of one video, at a steady rate.
///
///     let video = try PictureSequence(PicturePattern("frames/%04d.png")!, frameRate: 25)
///     while let frame = try video.next() { print(frame.index, frame.timestamp) }
///
/// The first picture's size is the video's; others are scaled to it. Pictures that can't be read
/// are left out and counted. Not `Sendable`: each sequence belongs to one task.
public final class PictureSequence: FrameSource {
  public let information: VideoInformation
  public private(set) var damagedFrames = 0

  private let pictures: [(place: Int, url: URL)]
  private let frameRate: Double
  private var position = 0
  private var index = 0
  /// The first frame, which is read when the sequence is opened.
  private var first: Frame?

  /// The pictures that fit a pattern, by their numbers: a gap in them is a gap in time.
  ///
  /// - Parameter frameRate: frames per second, > 0.
  /// - Throws: `MediaIOError.missing` when none fits, `.noFrames` when none can be read.
  public convenience init(_ pattern: PicturePattern, frameRate: Double) throws {
    let files = try pattern.files()
    try self.init(
      files.map { ($0.number - files[0].number, $0.url) }, frameRate: frameRate,
      path: pattern.path)
  }

  /// The pictures of a folder, not of those within, in the order in which people count.
  ///
  /// - Parameter frameRate: frames per second, > 0.
  /// - Throws: `MediaIOError.noFrames` when none can be read, and what listing the folder throws.
  public convenience init(folder: URL, frameRate: Double) throws {
    try self.init(
      try Self.files(in: folder).enumerated().map { ($0.offset, $0.element) },
      frameRate: frameRate, path: folder.path(percentEncoded: false))
  }

  private init(
    _ pictures: [(place: Int, url: URL)], frameRate: Double, path: String
  ) throws {
    precondition(frameRate > 0 && frameRate.isFinite, "frames come at a rate")
    self.pictures = pictures
    self.frameRate = frameRate
    var (frame, skipped): (Frame?, Int) = (nil, 0)
    for (place, url) in pictures {
      if let image = Self.image(url) {
        frame = Frame(image: image, index: 0, timestamp: Double(place) / frameRate)
        break
      }
      skipped += 1
    }
    guard let frame else { throw MediaIOError.noFrames(path: path) }
    information = VideoInformation(
      width: frame.image.width, height: frame.image.height,
      duration: Double((pictures.last?.place ?? 0) + 1) / frameRate, frameRate: frameRate,
      frameCount: pictures.count)
    first = frame
    damagedFrames = skipped
    position = skipped + 1
    index = 1
  }

  public func next() -> Frame? {
    if let frame = first {
      first = nil
      return frame
    }
    while position < pictures.count {
      let (place, url) = pictures[position]
      position += 1
      guard let image = Self.image(url) else {
        damagedFrames += 1
        continue
      }
      defer { index += 1 }
      return Frame(
        image: image.fitted(to: information), index: index, timestamp: Double(place) / frameRate)
    }
    return nil
  }

  /// A folder's own pictures: `9.png` comes before `10.png`.
  ///
  /// - Throws: `MediaIOError.missing`, `.isNotFolder`, `.noPermission`, `.cannotRead`.
  public static func files(in folder: URL) throws -> [URL] {
    let own = folder.standardizedFileURL.pathComponents.count + 1
    return try PictureFolder.files(in: folder)
      .filter { $0.standardizedFileURL.pathComponents.count == own }
      .sorted { a, b in
        let (a, b) = (a.lastPathComponent, b.lastPathComponent)
        let order = a.compare(b, options: .numeric)
        return order == .orderedSame ? a < b : order == .orderedAscending
      }
  }

  /// The picture in RGB; nil for one that can't be read: it is counted.
  private static func image(_ url: URL) -> Image? {
    try? ImageReader().read(contentsOf: url).rgb()
  }
}

extension Image {
  /// The picture in a video's size.
  func fitted(to information: VideoInformation) -> Image {
    guard width != information.width || height != information.height else { return self }
    return resized(width: information.width, height: information.height, method: .area)
  }
}
