import Foundation
import Imaging
import TestSupport

@testable import MediaIO

/// Videos and sounds made on the spot, and what is in them.
enum VideoSamples {
  /// A soft picture that tells its number: its mean brightness climbs by 4 from frame to frame,
  /// and its top left corner is red.
  static func picture(_ number: Int, width: Int, height: Int) -> Image {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * height * 3)
    for y in 0..<height {
      for x in 0..<width {
        let light = UInt8(30 + 4 * (number % 40) + 20 * x / width)
        if x < width / 4 && y < height / 4 {
          pixels.append(230)
          pixels.append(20)
          pixels.append(20)
        } else {
          pixels.append(light)
          pixels.append(light + 10)
          pixels.append(light + UInt8(20 * y / height))
        }
      }
    }
    var image = Image(width: width, height: height, channels: .rgb, filledWith: 0)
    image.pixels = pixels
    return image
  }

  /// Writes pictures at the given times.
  @discardableResult
  static func write(
    _ times: [Double], to file: URL, width: Int = 64, height: Int = 48, frameRate: Double = 25,
    audioFrom: URL? = nil
  ) throws -> URL {
    let writer = try VideoWriter(
      to: file, width: width, height: height, frameRate: frameRate, audioFrom: audioFrom)
    for (number, time) in times.enumerated() {
      try writer.write(picture(number, width: width, height: height), at: time)
    }
    try writer.finish()
    return file
  }

  /// `count` times at 25 frames a second.
  static func steady(_ count: Int) -> [Double] { (0..<count).map { Double($0) / 25 } }

  /// All frames of a file, and how many were damaged.
  static func frames(of file: URL) throws -> (frames: [Frame], damaged: Int) {
    let reader = try VideoReader(contentsOf: file)
    var frames: [Frame] = []
    while let frame = try reader.next() { frames.append(frame) }
    return (frames, reader.damagedFrames)
  }

  /// The number that a picture tells; see `picture(_:width:height:)`.
  static func number(of image: Image) -> Int {
    let (left, top) = (image.width / 2 - 4, image.height / 2 - 4)
    var sum = 0
    for y in top..<top + 8 {
      for x in left..<left + 8 { sum += Int(image[x: x, y: y, channel: 0]) }
    }
    return Int(((Double(sum) / 64 - 39.5) / 4).rounded())
  }

  /// Silence as MPEG-1 Layer II, 48 kHz, mono, 64 kbit/s: frames of 24 ms with nothing allocated.
  static func silence(frames: Int, to file: URL) throws {
    let frame: [UInt8] = [0xFF, 0xFD, 0x44, 0xC0] + Array(repeating: 0, count: 188)
    try Data((0..<frames).flatMap { _ in frame }).write(to: file)
  }

  /// Silence as WAV, 16 bits at 8 kHz.
  static func wave(to file: URL) throws {
    func bytes(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) } }
    var wave = Array("RIFF".utf8) + bytes(36 + 8000) + Array("WAVEfmt ".utf8) + bytes(16)
    wave += [1, 0, 1, 0] + bytes(8000) + bytes(16000) + [2, 0, 16, 0]
    wave += Array("data".utf8) + bytes(8000) + Array(repeating: 0, count: 8000)
    try Data(wave).write(to: file)
  }

  /// JPEG pictures one after the other: a stream without times, length or index.
  static func jpegStream(_ sizes: [(width: Int, height: Int)], to file: URL) throws {
    var stream = Data()
    for (number, size) in sizes.enumerated() {
      let image = picture(number, width: size.width, height: size.height)
      stream += Data(try ImageWriter(jpegQuality: 90).bytes(of: image, as: .jpeg))
    }
    try stream.write(to: file)
  }

  /// Where a box of an MP4 file starts: its four letters.
  static func offset(of box: String, in bytes: [UInt8]) -> Int? {
    let letters = Array(box.utf8)
    return (0..<bytes.count - 4).first { bytes[$0..<$0 + 4].elementsEqual(letters) }
  }
}
