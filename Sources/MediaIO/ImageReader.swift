import Foundation
import Imaging

/// Reads still pictures: JPEG, PNG, TIFF, BMP, WebP, PBM, PGM and PPM.
///
///     let photo = try ImageReader().read(contentsOf: URL(filePath: "photo.jpg"))
///
/// The content decides, not the name. EXIF's orientation is applied, transparency is laid over
/// white, 16-bit values are rounded to 8 bits. A picture whose pixels are all gray is `.gray`,
/// whatever the file stores: a palette or RGB file of a gray picture gives the same values as a
/// gray file. Safe to use from several tasks at once.
public struct ImageReader: Sendable {
  /// The most pixels that a picture may have; larger ones are refused before memory is taken.
  public var pixelLimit: Int
  /// The most bytes that a file may have.
  public var byteLimit: Int

  /// A reader with limits; the defaults take the photographs of any telephone but not a bomb.
  public init(pixelLimit: Int = 80_000_000, byteLimit: Int = 512 << 20) {
    self.pixelLimit = pixelLimit
    self.byteLimit = byteLimit
  }

  /// Reads a picture file.
  ///
  /// - Throws: `MediaIOError.missing`, `.isFolder`, `.noPermission`, `.cannotRead`, `.empty`,
  ///   `.tooManyBytes`, and what `read(_:named:)` throws.
  public func read(contentsOf file: URL) throws -> Image {
    let path = file.path(percentEncoded: false)
    return try read(FileBytes.read(path, limit: byteLimit), named: path)
  }

  /// Reads a picture from the bytes of a file: a member of an archive, an upload.
  ///
  /// - Parameter name: what errors call the picture.
  /// - Throws: `MediaIOError.empty`, `.notAPicture`, `.unsupportedFormat`, `.truncated`,
  ///   `.damaged`, `.tooManyPixels`, `.tooManyBytes`, `.missingCodec`.
  public func read(_ bytes: [UInt8], named name: String) throws -> Image {
    guard !bytes.isEmpty else { throw MediaIOError.empty(path: name) }
    guard bytes.count <= byteLimit, bytes.count < Int32.max else {
      throw MediaIOError.tooManyBytes(path: name, found: bytes.count, limit: byteLimit)
    }
    guard let format = PictureFormat(bytes) else {
      if let known = PictureFormat.unsupportedName(bytes) {
        throw MediaIOError.unsupportedFormat(path: name, format: known)
      }
      throw MediaIOError.notAPicture(path: name)
    }
    guard let header = PictureHeader(bytes, format: format) else {
      throw MediaIOError.truncated(path: name)
    }
    try check(header, named: name)
    let decoder = try StillDecoder(bytes, format: format, pixelLimit: pixelLimit, path: name)
    let image = try FramePixels(decoder.frame, path: name).image()
    return image.grayIfColorless.oriented(header.orientation)
  }

  private func check(_ header: PictureHeader, named name: String) throws {
    guard header.width > 0, header.height > 0 else {
      throw MediaIOError.damaged(path: name, reason: "\(header.width)×\(header.height) pixels")
    }
    let (pixels, overflow) = header.width.multipliedReportingOverflow(by: header.height)
    guard !overflow, pixels <= pixelLimit else {
      throw MediaIOError.tooManyPixels(
        path: name, width: header.width, height: header.height, limit: pixelLimit)
    }
    guard header.isComplete else { throw MediaIOError.truncated(path: name) }
  }
}

extension Image {
  /// The picture with one channel when every pixel's red, green and blue are equal.
  fileprivate var grayIfColorless: Image {
    guard channels == .rgb else { return self }
    let isGray = pixels.withUnsafeBufferPointer { pixels in
      var i = 0
      while i < pixels.count {
        if pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2] { return false }
        i += 3
      }
      return true
    }
    return isGray ? gray() : self
  }
}
