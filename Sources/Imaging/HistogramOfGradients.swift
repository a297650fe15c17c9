import Foundation

/// Which way a picture's edges run, cell by cell: the hand-made feature before networks.
///
///     let descriptor = HistogramOfGradients().descriptor(of: crop)  // 900 numbers of 48×48 pixels
///
/// Dalal and Triggs 2005, as scikit-image's `hog` computes it: central differences, unsigned
/// directions, each pixel's magnitude to one direction of one cell (their interpolation between
/// cells and directions is left out), blocks normalised by L2-Hys.
public struct HistogramOfGradients: Equatable, Codable, Sendable {
  /// Directions of half a turn; 9, as published.
  public var orientations = 9
  /// Width and height of a cell, in pixels.
  public var cellSide = 8
  /// Width and height of a block, in cells; blocks overlap by all but one.
  public var blockSide = 2

  /// The published numbers.
  public init() {}

  /// How many numbers describe a picture of some size; 0 when it holds no block.
  public func length(width: Int, height: Int) -> Int {
    let columns = width / cellSide - blockSide + 1
    let rows = height / cellSide - blockSide + 1
    return max(0, columns) * max(0, rows) * blockSide * blockSide * orientations
  }

  /// The descriptor of a face.
  public func descriptor(of crop: FaceCrop) -> [Float] {
    descriptor(of: crop.pixels, width: FaceCrop.side, height: FaceCrop.side)
  }

  /// The descriptor of gray pixels `[H, W]`: blocks by row and column, in each its cells by row
  /// and column, in each its directions; each number 0...1.
  public func descriptor(of pixels: [UInt8], width: Int, height: Int) -> [Float] {
    precondition(pixels.count == width * height, "\(pixels.count) pixels for \(width)×\(height)")
    let cells = cells(of: pixels, width: width, height: height)
    let (columns, rows) = (width / cellSide, height / cellSide)
    guard columns >= blockSide, rows >= blockSide else { return [] }
    var descriptor: [Float] = []
    descriptor.reserveCapacity(length(width: width, height: height))
    for row in 0...rows - blockSide {
      for column in 0...columns - blockSide {
        var block: [Double] = []
        for cell in 0..<blockSide * blockSide {
          let place = (row + cell / blockSide) * columns + column + cell % blockSide
          block += cells[place * orientations..<(place + 1) * orientations]
        }
        descriptor += Self.normalized(block).map { Float($0) }
      }
    }
    return descriptor
  }

  /// The mean magnitude of each direction in each cell, `[rows, columns, orientations]`.
  private func cells(of pixels: [UInt8], width: Int, height: Int) -> [Double] {
    let (columns, rows) = (width / cellSide, height / cellSide)
    var cells = [Double](repeating: 0, count: columns * rows * orientations)
    let share = 1 / Double(cellSide * cellSide)
    for y in 0..<rows * cellSide {
      for x in 0..<columns * cellSide {
        // Rows and columns at the border have no neighbour on one side: no difference there.
        let across = x > 0 && x < width - 1
        let down = y > 0 && y < height - 1
        let at = y * width + x
        let dx = across ? Double(pixels[at + 1]) - Double(pixels[at - 1]) : 0
        let dy = down ? Double(pixels[at + width]) - Double(pixels[at - width]) : 0
        guard dx != 0 || dy != 0 else { continue }
        let turn = atan2(dy, dx) / .pi  // -1...1 half turns
        let direction = Int((turn - turn.rounded(.down)) * Double(orientations)) % orientations
        let cell = y / cellSide * columns + x / cellSide
        cells[cell * orientations + direction] += (dx * dx + dy * dy).squareRoot() * share
      }
    }
    return cells
  }

  /// L2-Hys: length 1, nothing above 0.2, length 1 again (Lowe 2004).
  private static func normalized(_ block: [Double]) -> [Double] {
    func scaled(_ values: [Double]) -> [Double] {
      let length = (values.reduce(0) { $0 + $1 * $1 } + 1e-10).squareRoot()
      return values.map { $0 / length }
    }
    return scaled(scaled(block).map { min($0, 0.2) })
  }
}
