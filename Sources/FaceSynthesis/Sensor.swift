import Foundation
import Imaging

/// What the camera does to light: exposure, blur, noise and compression.
public struct Sensor: Equatable, Sendable {
  /// Factor on all light; 1 is right.
  public var exposure: Float
  /// Deviation of the blur, in pixels.
  public var blur: Float
  /// Deviation of the noise, in steps of 0...255.
  public var noise: Float
  /// JPEG's quality, 1...100; nil for none.
  public var quality: Int?

  public init(exposure: Float = 1, blur: Float = 0, noise: Float = 0, quality: Int? = nil) {
    self.exposure = exposure
    self.blur = blur
    self.noise = noise
    self.quality = quality
  }

  /// The picture of a canvas; the seed draws the noise.
  func develop(_ canvas: Canvas, seed: UInt64) -> Image {
    var light = canvas
    if blur > 0.2 { light.blur(blur) }
    var image = Image(
      width: canvas.width, height: canvas.height, channels: .rgb, filledWith: 0)
    var values = [Float](repeating: 0, count: canvas.pixels.count * 3)
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    Self.curve.withUnsafeBufferPointer { curve in
      for (index, pixel) in light.pixels.enumerated() {
        let exposed = pixel * exposure
        // Half of the noise is common to the channels, as after a camera's processing.
        var common: Float = 0
        if noise > 0 { common = Self.gaussian(&state) * noise * 0.8 }
        for channel in 0..<3 {
          let place = min(max(exposed[channel], 0), 1) * 4095
          var value = curve[Int(place)]
          if noise > 0 { value += common + Self.gaussian(&state) * noise * 0.6 }
          values[3 * index + channel] = value
        }
      }
    }
    if let quality {
      JPEGLoss(quality: quality).apply(
        to: &values, width: canvas.width, height: canvas.height)
    }
    image.pixels = values.map { UInt8(min(max($0 + 0.5, 0), 255)) }
    return image
  }

  /// Roughly normal, deviation 1: four bytes of a xorshift, summed.
  @inline(__always)
  private static func gaussian(_ state: inout UInt64) -> Float {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    let sum =
      (state & 255) + (state >> 8 & 255) + (state >> 16 & 255) + (state >> 24 & 255)
      + (state >> 32 & 255) + (state >> 40 & 255)
    return (Float(sum) - 765) * (1 / 181.0)
  }

  /// From linear light to sRGB's 0...255, with a soft shoulder so that highlights do not clip.
  private static let curve: [Float] = (0..<4097).map { step in
    let v = Float(step) / 4095
    let s = v <= 0.003_130_8 ? 12.92 * v : 1.055 * pow(v, 1 / 2.4) - 0.055
    return min(s, 1) * 255
  }
}

extension Canvas {
  /// A Gaussian blur.
  mutating func blur(_ deviation: Float) {
    let radius = max(1, Int((deviation * 2.5).rounded()))
    let raw = (-radius...radius).map { exp(-Float($0 * $0) / (2 * deviation * deviation)) }
    let kernel = raw.map { $0 / raw.reduce(0, +) }
    var passed = pixels
    for y in 0..<height {
      for x in 0..<width {
        var sum = Vector3.zero
        for k in -radius...radius {
          sum += pixels[y * width + min(max(x + k, 0), width - 1)] * kernel[k + radius]
        }
        passed[y * width + x] = sum
      }
    }
    for y in 0..<height {
      for x in 0..<width {
        var sum = Vector3.zero
        for k in -radius...radius {
          sum += passed[min(max(y + k, 0), height - 1) * width + x] * kernel[k + radius]
        }
        pixels[y * width + x] = sum
      }
    }
  }
}
