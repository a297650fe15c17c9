import Networks

/// A weight `[rows, columns]` that multiplies tokens, forwards and backwards.
struct TokenMatrix {
  let rows: Int
  let columns: Int
  private let values: [Float]

  /// A matrix from a weight file's numbers.
  init(_ array: FloatArray) {
    rows = array.shape[0]
    columns = array.shape.dropFirst().reduce(1, *)
    values = array.values
  }

  /// Adds W·x of each token: `[L, columns]` → `[L, rows]`.
  func multiply(_ tokens: [Float], addingTo result: inout [Float]) {
    let length = tokens.count / columns
    values.withUnsafeBufferPointer { w in
      tokens.withUnsafeBufferPointer { x in
        result.withUnsafeMutableBufferPointer { y in
          guard let w = w.baseAddress, let x = x.baseAddress else { return }
          for row in 0..<rows {
            for token in 0..<length {
              y[token * rows + row] += Self.dot(w + row * columns, x + token * columns, columns)
            }
          }
        }
      }
    }
  }

  /// Adds Wᵀ·g of each token's gradient: `[L, rows]` → `[L, columns]`.
  func multiplyTransposed(_ gradients: [Float], addingTo result: inout [Float]) {
    let length = gradients.count / rows
    values.withUnsafeBufferPointer { w in
      gradients.withUnsafeBufferPointer { g in
        result.withUnsafeMutableBufferPointer { x in
          for row in 0..<rows {
            for token in 0..<length {
              let (factor, start, target) = (g[token * rows + row], row * columns, token * columns)
              for column in 0..<columns { x[target + column] += factor * w[start + column] }
            }
          }
        }
      }
    }
  }

  /// Sixteen sums at a time: one alone would wait for each addition.
  @inline(__always)
  private static func dot(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ count: Int
  ) -> Float {
    let (first, second) = (UnsafeRawPointer(a), UnsafeRawPointer(b))
    let whole = count / 16 * 16
    var sums = SIMD16<Float>.zero
    for index in stride(from: 0, to: whole, by: 16) {
      sums +=
        first.loadUnaligned(fromByteOffset: index * 4, as: SIMD16<Float>.self)
        * second.loadUnaligned(fromByteOffset: index * 4, as: SIMD16<Float>.self)
    }
    var sum = sums.sum()
    for index in whole..<count { sum += a[index] * b[index] }
    return sum
  }
}
