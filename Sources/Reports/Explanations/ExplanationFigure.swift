import EmotionModel
import Emotions
import Imaging

/// What speaks for an expression, drawn over the face: a row per frame of the clip.
///
/// In the photograph and over the crop: Grad-CAM, then occlusion; at the right what each row of
/// the face brings.
public struct ExplanationFigure: Figure {
  public var name: String { face.name }
  public var width: Double {
    Canvas.margin * 2 + Double(columns.count) * Self.pitch + Self.barWidth
  }
  public var height: Double { Self.top + Double(face.views.count) * Self.pitch + 30 }

  private let face: ExplainedFace
  private var explanation: ExpressionExplanation { face.explanation }

  /// The figure of an explained face.
  public init(_ face: ExplainedFace) { self.face = face }

  public var summary: String {
    var text = "\(face.heading). Grad-CAM and occlusion maps over the face"
    if let loss = explanation.occlusion?.greatestLoss {
      text += "; hiding the most important place takes \(Self.points(loss)) away"
    }
    return text + "."
  }

  /// A loss of probability, in points of a hundred.
  private static func points(_ loss: Double) -> String {
    FixedNumber.text(loss * 100, decimals: 1) + " points"
  }

  private enum Column: String {
    case face = "Face"
    case gradCAMInPhoto = "Grad-CAM"
    case occlusionInPhoto = "Occlusion"
    case gradCAM = "Grad-CAM, crop"
    case occlusion = "Occlusion, crop"
  }

  private var columns: [Column] {
    let hidden = explanation.occlusion != nil
    let photo: [Column] =
      face.views[0].photo == nil ? [] : [.gradCAMInPhoto] + (hidden ? [.occlusionInPhoto] : [])
    return [.face] + photo + [.gradCAM] + (hidden ? [.occlusion] : [])
  }

  public func draw(on canvas: Canvas) throws {
    try canvas.text(
      face.heading, at: Point(x: Canvas.margin, y: Canvas.margin),
      TextStyle(size: FigureStyle.titleSize, isBold: true, .left, .top, maxWidth: width - 12))
    let style = TextStyle(size: FigureStyle.tickSize, color: FigureStyle.faintInk, .center)
    for (column, kind) in columns.enumerated() {
      try canvas.text(
        kind.rawValue, at: Point(x: place(0, column).center.x, y: Self.top - 4), style)
    }
    let bars = explanation.attention == nil ? "Brought by row" : "Brought; attention"
    try canvas.text(
      bars, at: Point(x: place(0, columns.count).x + Self.barWidth / 2, y: Self.top - 4), style)
    for (row, view) in face.views.enumerated() {
      for (column, kind) in columns.enumerated() {
        try canvas.image(try picture(kind, row, view), in: place(row, column))
      }
      try drawBars(row, on: canvas)
    }
    try drawFoot(on: canvas)
  }

  private func drawFoot(on canvas: Canvas) throws {
    let hiding = explanation.occlusion.map {
      "; hiding the most important place takes \(Self.points($0.greatestLoss)) away"
    }
    try canvas.text(
      "Logit \(FixedNumber.text(Double(explanation.logit), decimals: 2))\(hiding ?? "")."
        + " Maps tell where the network looks, not what a person feels. \(face.input)",
      at: Point(x: Canvas.margin, y: height - 26),
      TextStyle(
        size: FigureStyle.tickSize, color: FigureStyle.faintInk, .left, .top, maxWidth: width - 12,
        maxLines: 2))
  }

  private func picture(_ kind: Column, _ frame: Int, _ view: ExplainedFace.View) throws -> Image {
    let gradCAM = explanation.gradCAM[frame]
    switch kind {
    case .face: return photoPart(view, nil) ?? view.crop.image
    case .gradCAMInPhoto: return photoPart(view, gradCAM) ?? view.crop.image
    case .occlusionInPhoto: return photoPart(view, explanation.occlusion?.map) ?? view.crop.image
    case .gradCAM: return gradCAM.drawn(over: view.crop)
    case .occlusion:
      return explanation.occlusion?.map.drawn(over: view.crop) ?? view.crop.image
    }
  }

  /// The face and what is around it, with a map over it; nil without a photograph.
  private func photoPart(_ view: ExplainedFace.View, _ map: SaliencyMap?) -> Image? {
    guard let photo = view.photo, let transform = view.transform, let box = view.box else {
      return nil
    }
    let side = 1.5 * max(box.width, box.height)
    let scale = Self.pixels / side
    let part = SimilarityTransform(
      a: scale, b: 0, tx: Self.pixels / 2 - box.center.x * scale,
      ty: Self.pixels / 2 - box.center.y * scale)
    let image = photo.warped(by: part, width: Int(Self.pixels), height: Int(Self.pixels))
    guard let map else { return image }
    return map.drawn(over: image, transform: part.inverse.followed(by: transform))
  }

  /// What each row brings to the logit, to the right what speaks for the expression; where
  /// attention weighs the rows, its share as a line.
  private func drawBars(_ frame: Int, on canvas: Canvas) throws {
    let area = place(frame, columns.count)
    let values = explanation.contributions[frame].map(Double.init)
    guard !values.isEmpty else { return }
    let greatest = explanation.contributions.joined().map { abs(Double($0)) }.max() ?? 0
    let step = area.height / Double(values.count)
    let middle = area.x + (Self.barWidth - 8) / 2
    let reach = (Self.barWidth - 16) / 2
    for (row, value) in values.enumerated() where greatest > 0 {
      let length = reach * abs(value) / greatest
      let y = area.y + Double(row) * step
      canvas.fill(
        Rect(
          x: value < 0 ? middle - length : middle, y: y + 1, width: length, height: step - 2),
        value < 0 ? FigureStyle.wrong : FigureStyle.right)
    }
    canvas.line(
      [Point(x: middle, y: area.y), Point(x: middle, y: area.maxY)],
      .init(FigureStyle.faintInk, width: FigureStyle.axisWidth))
    guard let attention = explanation.attention else { return }
    let most = Double(attention.joined().max() ?? 1)
    let points = attention[frame].enumerated().map { row, share in
      Point(
        x: middle + reach * Double(share) / most, y: area.y + (Double(row) + 0.5) * step)
    }
    canvas.line(points, .init(FigureStyle.ink, width: FigureStyle.curveWidth))
  }

  private func place(_ row: Int, _ column: Int) -> Rect {
    Rect(
      x: Canvas.margin + Double(column) * Self.pitch, y: Self.top + Double(row) * Self.pitch,
      width: Self.pitch - 4, height: Self.pitch - 4)
  }

  private static let pitch = 92.0
  private static let barWidth = 84.0
  private static let top = 34.0
  /// Side of the part of a photograph that is shown, in pixels.
  private static let pixels = 320.0
}

extension SimilarityTransform {
  /// This transform, then another.
  fileprivate func followed(by next: SimilarityTransform) -> SimilarityTransform {
    let shift = next(Point(x: tx, y: ty))
    return SimilarityTransform(
      a: next.a * a - next.b * b, b: next.b * a + next.a * b, tx: shift.x, ty: shift.y)
  }
}
