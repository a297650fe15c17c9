/// A picture that is being made: linear light, 0 black … 1 white, row by row from the top left.
struct Canvas {
  let width: Int
  let height: Int
  var pixels: [Vector3]

  init(width: Int, height: Int, filledWith color: Vector3 = .zero) {
    self.width = width
    self.height = height
    pixels = Array(repeating: color, count: width * height)
  }
}
