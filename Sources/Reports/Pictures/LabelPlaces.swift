import Imaging

/// Finds a place for a face's label: beside the box, inside the picture, on nothing else.
struct LabelPlaces {
  /// Width of the picture, in pixels.
  let width: Double
  /// Height of the picture, in pixels.
  let height: Double
  /// Between a box and its label, in pixels.
  let gap: Double
  /// Where faces and other labels are.
  let taken: [Rect]

  /// Which form of a label, and on which side of its face.
  struct Choice: Equatable {
    var form: Int
    var side: Int
  }

  /// A label with its place.
  struct Place {
    var label: FaceLabel
    var rect: Rect
    var choice: Choice
  }

  /// The largest form of the label that covers nothing, else the form and place that cover least.
  ///
  /// - Parameter previous: what was chosen in the frame before, which stays while it covers
  ///   nothing.
  func best(
    for label: FaceLabel, beside box: Rect, preferring previous: Choice? = nil
  ) -> Place {
    let options = label.forms.enumerated().flatMap { form, shape in
      candidates(shape.width, shape.height, beside: box).enumerated().map { side, rect in
        Place(label: shape, rect: rect, choice: Choice(form: form, side: side))
      }
    }
    let kept = options.first { $0.choice == previous }
    if let kept, covered(kept.rect) < 1 { return kept }
    if let free = options.first(where: { covered($0.rect) < 1 }) { return free }
    // Forms and sides are never none.
    return options.min { covered($0.rect) < covered($1.rect) } ?? options[0]
  }

  /// Right, left, under and over the box, each at its start, middle and end; moved into the picture.
  private func candidates(_ w: Double, _ h: Double, beside box: Rect) -> [Rect] {
    let rows = [box.y, box.center.y - h / 2, box.maxY - h]
    let columns = [box.x, box.center.x - w / 2, box.maxX - w]
    let corners =
      rows.map { (box.maxX + gap, $0) } + rows.map { (box.x - gap - w, $0) }
      + columns.map { ($0, box.maxY + gap) } + columns.map { ($0, box.y - gap - h) }
    return corners.map { x, y in
      Rect(
        x: min(max(0, x), max(0, width - w)), y: min(max(0, y), max(0, height - h)), width: w,
        height: h)
    }
  }

  /// What a label would hide there, in square pixels.
  private func covered(_ rect: Rect) -> Double {
    let lost =
      rect.area - rect.intersectionArea(with: Rect(x: 0, y: 0, width: width, height: height))
    return taken.reduce(lost) { $0 + rect.intersectionArea(with: $1) }
  }
}
