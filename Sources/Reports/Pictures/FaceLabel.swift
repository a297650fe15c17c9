import Emotions
import Imaging

/// What is written beside a face: a line, and below it a bar per expression.
struct FaceLabel: Equatable, Sendable {
  /// One expression with its probability.
  struct Bar: Equatable, Sendable {
    var emotion: Emotion
    var share: Double
  }

  /// `Happy 97 %`; empty for a face that nothing is said of.
  var title: String
  /// The most probable expressions, in the model's order.
  var bars: [Bar]
  /// Height of letters, in pixels.
  var letterSize: Double
  /// The width of the title with its margins, in pixels.
  var titleWidth: Double

  /// Space around the writing, in pixels.
  var margin: Double { letterSize * 0.35 }
  /// From one bar to the next, in pixels.
  var barStep: Double { letterSize * 0.95 }
  /// The whole label's width, in pixels.
  var width: Double { bars.isEmpty ? titleWidth : max(titleWidth, letterSize * 8) }
  /// The whole label's height, in pixels.
  var height: Double {
    letterSize * 1.25 + 2 * margin
      + (bars.isEmpty ? 0 : Double(bars.count) * barStep + margin * 0.5)
  }

  /// The label with all bars, with the best three, with none: largest first.
  var forms: [FaceLabel] {
    let three = Set(bars.sorted { $0.share > $1.share }.prefix(3).map(\.emotion))
    var short = self
    short.bars = bars.filter { three.contains($0.emotion) }
    var bare = self
    bare.bars = []
    return bars.isEmpty ? [self] : [self, short, bare]
  }
}
