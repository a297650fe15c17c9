import Imaging

/// What finds faces in a picture: `MTCNNDetector` or `HaarDetector`.
public protocol FaceDetector: Sendable {
  /// The faces of a picture, largest first; none is a result, not an error.
  ///
  /// - Throws: `InferenceError` when a network can't run.
  func faces(in image: Image) throws -> [Face]

  /// The face at each of some places, in their order; nil where there is none.
  ///
  /// For faces whose place is known about, as from one frame to the next: cheaper than looking
  /// everywhere. Two places may give the same face.
  /// - Throws: `InferenceError` when a network can't run.
  func faces(near boxes: [Rect], in image: Image) throws -> [Face?]
}

extension FaceDetector {
  /// Looks at each place and half a side around it.
  public func faces(near boxes: [Rect], in image: Image) throws -> [Face?] {
    try boxes.map { box in
      let around = Rect(
        x: box.x - box.width / 2, y: box.y - box.height / 2, width: box.width * 2,
        height: box.height * 2)
      let part = PixelRect(enclosing: around).clipped(to: image)
      guard part.width > 0, part.height > 0 else { return nil }
      return try faces(in: image.cropped(to: part))
        .map { $0.moved(x: Double(part.x), y: Double(part.y)) }
        .max { $0.box.intersectionOverUnion(with: box) < $1.box.intersectionOverUnion(with: box) }
    }
  }
}

extension Face {
  /// The face, shifted to the right and downwards, in pixels.
  fileprivate func moved(x: Double, y: Double) -> Face {
    func moved(_ point: Point) -> Point { Point(x: point.x + x, y: point.y + y) }
    var face = self
    face.box.x += x
    face.box.y += y
    if let points = landmarks {
      face.landmarks = Landmarks(
        leftEye: moved(points.leftEye), rightEye: moved(points.rightEye), nose: moved(points.nose),
        leftMouth: moved(points.leftMouth), rightMouth: moved(points.rightMouth))
    }
    return face
  }
}
