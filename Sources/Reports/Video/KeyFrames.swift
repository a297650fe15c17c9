import Emotions
import Imaging
import VideoAnalysis

/// Small pictures of faces where their expressions are surest, kept while a video is read.
///
/// Events are known only when they are over, so the surest moment of each answer is kept until
/// then: one small picture per run of equal answers, the surest 100 of them (6 MB).
public struct KeyFrames: Sendable {
  /// A face at the surest moment of an answer.
  struct Moment: Sendable {
    var track: Int
    var emotion: Emotion
    var time: Double
    var probability: Double
    var image: Image
  }

  /// Side of the small pictures, in pixels.
  static let side = 144
  private static let most = 100
  private let blursFaces: Bool
  private var running: [Int: Moment] = [:]
  private var kept: [Moment] = []

  /// No pictures yet; `blursFaces` keeps faces unrecognisable.
  public init(blursFaces: Bool = false) { self.blursFaces = blursFaces }

  /// Looks at the next frame; one without its picture adds nothing.
  public mutating func add(_ frame: AnalyzedFrame) {
    guard let photo = frame.image else { return }
    for row in frame.rows {
      guard let scores = row.answer?.scores, let box = row.detection?.box else { continue }
      let track = row.track ?? row.face ?? 0
      if let last = running[track] {
        if last.emotion != scores.emotion {
          keep(last)
          running[track] = nil
        } else if scores.confidence < last.probability + 0.02 {
          continue  // a picture for each small step would cost more than it shows
        }
      }
      guard scores.emotion != .neutral else { continue }
      running[track] = Moment(
        track: track, emotion: scores.emotion, time: frame.timestamp,
        probability: scores.confidence,
        image: picture(of: box, in: photo, hiding: frame.faceBoxes))
    }
  }

  /// The picture that shows an event best; nil when there is none of its time.
  func moment(of event: ExpressionEvent) -> Moment? {
    let fitting = (kept + running.values).filter {
      $0.track == event.track && $0.emotion == event.emotion
        && (event.start - 0.1...event.end + 0.1).contains($0.time)
    }
    return fitting.max { ($0.probability, -$0.time) < ($1.probability, -$1.time) }
  }

  private mutating func keep(_ moment: Moment) {
    kept.append(moment)
    guard kept.count > Self.most,
      let least = kept.indices.min(by: { kept[$0].probability < kept[$1].probability })
    else { return }
    kept.remove(at: least)
  }

  /// A square around a face, of one size.
  private func picture(of box: Rect, in photo: Image, hiding boxes: [Rect]) -> Image {
    let side = max(8, max(box.width, box.height) * 1.5)
    let square = PixelRect(
      x: Int((box.center.x - side / 2).rounded()), y: Int((box.center.y - side / 2).rounded()),
      width: Int(side), height: Int(side))
    let cut = photo.cropped(to: square)
    let shown =
      blursFaces
      ? cut.hidingFaces(
        in: boxes.map {
          Rect(
            x: $0.x - Double(square.x), y: $0.y - Double(square.y), width: $0.width,
            height: $0.height)
        }) : cut
    return shown.resized(width: Self.side, height: Self.side, method: .area)
  }
}
