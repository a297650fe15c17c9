import Emotions
import Imaging
import VideoAnalysis

/// A face as the interface writes it; the numbers have the tables' decimals.
struct FaceAnswer: Encodable, Sendable {
  struct Box: Encodable, Sendable {
    var x, y, width, height: Double

    init(_ box: Rect) {
      (x, y) = (box.x.rounded(decimals: 2), box.y.rounded(decimals: 2))
      (width, height) = (box.width.rounded(decimals: 2), box.height.rounded(decimals: 2))
    }
  }

  struct Place: Encodable, Sendable {
    var x, y: Double

    init(_ point: Point) {
      (x, y) = (point.x.rounded(decimals: 2), point.y.rounded(decimals: 2))
    }
  }

  struct Points: Encodable, Sendable {
    var leftEye, rightEye, nose, leftMouth, rightMouth: Place

    init(_ points: Landmarks) {
      leftEye = Place(points.leftEye)
      rightEye = Place(points.rightEye)
      nose = Place(points.nose)
      leftMouth = Place(points.leftMouth)
      rightMouth = Place(points.rightMouth)
    }
  }

  struct Answer: Encodable, Sendable {
    var probabilities: [String: Double]
    var emotion: Emotion
    var confidence: Double
    var uncertain: Bool

    init(_ scores: EmotionScores, isUncertain: Bool) {
      let pairs = zip(scores.labels, scores.probabilities).map {
        ($0.rawValue, $1.rounded(decimals: 6))
      }
      probabilities = Dictionary(uniqueKeysWithValues: pairs)
      emotion = scores.emotion
      confidence = scores.confidence.rounded(decimals: 6)
      uncertain = isUncertain
    }
  }

  var face: Int
  @OrNull var track: Int?
  var box: Box
  @OrNull var score: Double?
  @OrNull var landmarks: Points?
  @OrNull var answer: Answer?
  @OrNull var corrected: Answer?

  /// The face of a row; nil for a row that says that there is none.
  init?(_ row: AnalysisRow) {
    guard let detection = row.detection else { return nil }
    face = row.face ?? 0
    track = row.track
    box = Box(detection.box)
    score = detection.score?.rounded(decimals: 6)
    landmarks = detection.landmarks.map(Points.init)
    answer = row.scores.map { Answer($0, isUncertain: row.isUncertain) }
    corrected = row.corrected.map { Answer($0, isUncertain: row.isCorrectedUncertain) }
  }
}
