/// Which triangle each sample sees.
enum Raster {
  /// Fills depth and owner of each sample; closed surfaces show their outside only.
  ///
  /// - Parameters:
  ///   - screen: vertices in samples from the left and the top, and the distance.
  ///   - owners: the number of the nearest triangle, or -1.
  static func fill(
    _ depths: inout [Float], _ owners: inout [Int32], columns: Int, rows: Int,
    screen: [Vector3], triangles: [SIMD4<Int32>]
  ) {
    let twoSided: Set<Int32> = [
      HeadMesh.Material.lash.number, HeadMesh.Material.hair.number,
      HeadMesh.Material.glasses.number,
    ]
    let lash = HeadMesh.Material.lash.number
    let firstTwoSided = twoSided.min()!
    let setBack = HeadMesh.Material.allCases.map(\.setBack)
    depths.withUnsafeMutableBufferPointer { depths in
      owners.withUnsafeMutableBufferPointer { owners in
        screen.withUnsafeBufferPointer { screen in
          triangles.withUnsafeBufferPointer { triangles in
            for number in triangles.indices {
              let t = triangles[number]
              let a = screen[Int(t.x)]
              let b = screen[Int(t.y)]
              let c = screen[Int(t.z)]
              // Down is positive in pictures, so the outside turns clockwise: area < 0.
              let area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
              if area >= 0, t.w < firstTwoSided { continue }
              if abs(area) < 1e-9 { continue }
              let x0 = max(0, Int(min(a.x, b.x, c.x) - 0.5))
              let x1 = min(columns - 1, Int(max(a.x, b.x, c.x)))
              let y0 = max(0, Int(min(a.y, b.y, c.y) - 0.5))
              let y1 = min(rows - 1, Int(max(a.y, b.y, c.y)))
              if x0 > x1 || y0 > y1 { continue }
              let inverse = 1 / area
              // Barycentric shares of b and c grow linearly over the picture.
              let bx = (c.y - a.y) * inverse
              let by = -(c.x - a.x) * inverse
              let cx = -(b.y - a.y) * inverse
              let cy = (b.x - a.x) * inverse
              let slant = SIMD2(b.z - a.z, c.z - a.z)
              let nearest = a.z + setBack[Int(t.w)]
              for y in y0...y1 {
                let dy = Float(y) + 0.5 - a.y
                var dx = Float(x0) + 0.5 - a.x
                var index = y * columns + x0
                for x in x0...x1 {
                  let ub = dx * bx + dy * by
                  let uc = dx * cx + dy * cy
                  if ub >= -1e-5, uc >= -1e-5, ub + uc <= 1.00002 {
                    let depth = nearest + ub * slant.x + uc * slant.y
                    if depth < depths[index], t.w != lash || dithered(x, y) {
                      depths[index] = depth
                      owners[index] = Int32(number)
                    }
                  }
                  dx += 1
                  index += 1
                }
              }
            }
          }
        }
      }
    }
  }

  /// Lashes cover half of what lies behind them.
  @inline(__always)
  private static func dithered(_ x: Int, _ y: Int) -> Bool { (x ^ y) & 1 == 0 }
}

extension HeadMesh.Material {
  /// How far behind its place a part is drawn, in decimetres: targets of lips and lids move teeth
  /// and eyes less than skin, which they would pierce.
  fileprivate var setBack: Float {
    switch self {
    case .mouth, .teethUpper, .teethLower, .tongue: 0.07
    case .eyeLeft, .eyeRight: 0.012
    case .skin, .lash, .hair, .glasses: 0
    }
  }
}
