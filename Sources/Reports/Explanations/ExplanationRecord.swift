import EmotionModel
import Emotions
import Foundation
import Imaging
import MediaIO

/// What was explained: pictures face by face, then a page and the maps' values as JSON.
///
///     var record = ExplanationRecord(title: "the model that ships", folder: folder)
///     try record.add(face)
///     try record.finish()
public struct ExplanationRecord {
  private let title: String
  private let folder: URL
  private var documents: [Document] = []
  private var sections: [HTML] = []

  /// How many explanations were added.
  public var count: Int { documents.count }

  /// A record of what a model was asked.
  ///
  /// - Throws: `ReportsError.cannotWrite`.
  public init(title: String, folder: URL) throws {
    self.title = title
    self.folder = folder
    try OutputFolder.make(folder)
  }

  /// Writes `faces/<name>.png`, and where there is a photograph the maps over all of it as
  /// `overlays/<name>-grad-cam.png` and `-occlusion.png`, of a clip over its last frame.
  ///
  /// - Throws: `ReportsError`, `MediaIOError` when something can't be written.
  public mutating func add(_ face: ExplainedFace) throws {
    let figure = ExplanationFigure(face)
    let faces = folder.appending(component: "faces")
    try OutputFolder.make(faces)
    try figure.write(into: faces, formats: [.png])
    if let view = face.views.last, let photo = view.photo, let transform = view.transform {
      let maps = [
        ("grad-cam", face.explanation.gradCAM.last), ("occlusion", face.explanation.occlusion?.map),
      ]
      let overlays = folder.appending(component: "overlays")
      try OutputFolder.make(overlays)
      for (kind, map) in maps {
        guard let map else { continue }
        try ImageWriter().write(
          map.drawn(over: photo, transform: transform),
          to: overlays.appending(component: "\(face.name)-\(kind).png"))
      }
    }
    documents.append(Document(face))
    let data = try figure.data(.png).base64EncodedString()
    let image = HTML.void(
      "img", ["src": "data:image/png;base64,\(data)", "alt": figure.summary])
    sections.append(.section("\(face.input), face \(face.face)", .tag("figure", image)))
  }

  /// Writes `explanations.json` and `explanations.html`.
  ///
  /// - Throws: `ReportsError`.
  public func finish() throws {
    try PartFile.write(json(), to: folder.appending(component: "explanations.json"))
    let note: HTML = """
      Grad-CAM (Selvaraju et al. 2017) weighs the last feature maps by the gradient of the \
      expression's logit; occlusion (Zeiler and Fergus 2014) hides a square after the other. The \
      bars say what each row of the face, from the top, brings to the logit through the \
      recurrent part; the line is the weight that attention gives it. Maps tell where the network \
      looks, not whether it is right.
      """
    let head = [HTML.tag("h1", HTML("What \(title) looks at")), .tag("p", note)]
    let page = Page(title: title, body: HTML(head + sections)).text(scripts: [])
    try PartFile.write(Data(page.utf8), to: folder.appending(component: "explanations.html"))
  }

  /// One object per explanation.
  ///
  /// - Throws: never in practice; all values can be encoded.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(documents)
  }

  /// An explanation for programs; maps are 48 rows of 48 values, 0...1.
  private struct Document: Encodable {
    let input: String
    let face: Int
    let box: Rect?
    let label: Emotion?
    let answer: Emotion
    let emotion: Emotion
    let probability: Double
    let logit: Double
    let grad_cam: [[[Double]]]
    let occlusion: [[Double]]?
    let greatest_loss: Double?
    let contributions: [[Double]]
    let attention: [[Double]]?

    init(_ face: ExplainedFace) {
      let explanation = face.explanation
      input = face.input
      self.face = face.face
      box = face.views.last?.box
      label = face.label
      answer = explanation.scores.emotion
      emotion = explanation.emotion
      probability = explanation.scores[explanation.emotion]
      logit = Self.rounded(explanation.logit)
      grad_cam = explanation.gradCAM.map(Self.rows)
      occlusion = explanation.occlusion.map { Self.rows($0.map) }
      greatest_loss = explanation.occlusion?.greatestLoss
      contributions = explanation.contributions.map { $0.map(Self.rounded) }
      attention = explanation.attention.map { $0.map { $0.map(Self.rounded) } }
    }

    private static func rounded(_ value: Float) -> Double { (Double(value) * 1e4).rounded() / 1e4 }

    private static func rows(_ map: SaliencyMap) -> [[Double]] {
      let side = FaceCrop.side
      return (0..<side).map { row in map.values[row * side..<(row + 1) * side].map(rounded) }
    }
  }
}
