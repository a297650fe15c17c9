/// Draws heads on a canvas: a z-buffer over 2×2 samples per pixel, then one pass of shading.
///
/// Owns its buffers, so that frames of the same size allocate little; not for sharing.
final class FaceRenderer {
  /// Samples per pixel along each axis.
  static let samples = 2

  private var depths: [Float] = []
  private var owners: [Int32] = []

  /// Draws a head over what the canvas shows.
  func draw(_ posed: PosedHead, lighting: Lighting, map: FaceMap, on canvas: inout Canvas) {
    guard let window = Window(of: posed.screen, in: canvas) else { return }
    let n = Self.samples
    let (columns, rows) = (window.width * n, window.height * n)
    depths = Array(repeating: .infinity, count: columns * rows)
    owners = Array(repeating: -1, count: columns * rows)
    let scale = Float(n)
    let origin = Vector3(Float(window.x), Float(window.y), 0)
    let screen = posed.screen.map { ($0 - origin) * Vector3(scale, scale, 1) }
    Raster.fill(
      &depths, &owners, columns: columns, rows: rows, screen: screen,
      triangles: posed.head.triangles)
    let shade = HeadShader(
      posed, screen: screen, lighting: lighting, map: map,
      shadow: ShadowMap(posed, towards: lighting.key.direction),
      nearness: Nearness(
        depths, columns: columns, rows: rows,
        pixelsPerDecimetre: scale
          * window.pixelsPerDecimetre(posed)))
    paint(shade, window: window, columns: columns, on: &canvas)
  }

  /// Shades what the samples of each pixel see; samples of one surface share one shading.
  private func paint(
    _ shader: HeadShader, window: Window, columns: Int, on canvas: inout Canvas
  ) {
    let n = Self.samples
    shader.withPointers { shader in
      depths.withUnsafeBufferPointer { depths in
        owners.withUnsafeBufferPointer { owners in
          canvas.pixels.withUnsafeMutableBufferPointer { pixels in
            for y in 0..<window.height {
              for x in 0..<window.width {
                let first = y * n * columns + x * n
                let places = (first, first + 1, first + columns, first + columns + 1)
                let o = SIMD4(
                  owners[places.0], owners[places.1], owners[places.2], owners[places.3])
                if o.max() < 0 { continue }
                let d = SIMD4(
                  depths[places.0], depths[places.1], depths[places.2], depths[places.3])
                let pixel = (y + window.y) * canvas.width + x + window.x
                let px = Float(x * n)
                let py = Float(y * n)
                if o.min() >= 0, d.max() - d.min() < 0.05, shader.sameSurface(o) {
                  pixels[pixel] = shader.color(o[0], px + 1, py + 1)
                  continue
                }
                var sum = Vector3.zero
                for k in 0..<4 {
                  sum +=
                    o[k] < 0
                    ? pixels[pixel]
                    : shader.color(o[k], px + Float(k & 1) + 0.5, py + Float(k >> 1) + 0.5)
                }
                pixels[pixel] = sum * 0.25
              }
            }
          }
        }
      }
    }
  }
}

/// The part of a canvas that a head covers, in pixels.
struct Window {
  let x: Int
  let y: Int
  let width: Int
  let height: Int

  /// nil when nothing of the head is in the picture.
  init?(of screen: [Vector3], in canvas: Canvas) {
    var low = SIMD2<Float>(repeating: .infinity)
    var high = SIMD2<Float>(repeating: -.infinity)
    for place in screen {
      low = pointwiseMin(low, SIMD2(place.x, place.y))
      high = pointwiseMax(high, SIMD2(place.x, place.y))
    }
    guard low.x < Float(canvas.width), low.y < Float(canvas.height), high.x > 0, high.y > 0,
      low.x.isFinite, high.x.isFinite, low.y.isFinite, high.y.isFinite
    else { return nil }
    x = Int(max(0, low.x - 1))
    y = Int(max(0, low.y - 1))
    width = Int(min(Float(canvas.width), high.x + 2)) - x
    height = Int(min(Float(canvas.height), high.y + 2)) - y
    guard width > 0, height > 0 else { return nil }
  }

  func pixelsPerDecimetre(_ posed: PosedHead) -> Float {
    let a = posed.project(posed.head.eyes.left.middle + Vector3(0, 0.5, 0))
    let b = posed.project(posed.head.eyes.left.middle - Vector3(0, 0.5, 0))
    return max(abs(a.y - b.y), 1)
  }
}
