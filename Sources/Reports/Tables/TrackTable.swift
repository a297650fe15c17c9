import Emotions
import VideoAnalysis

/// A video's summary as lines that people read on a terminal.
///
///     talk.mp4: 750 frames, 0:30, 2 faces, 9 expressions
///       face 0  0:00–0:30  750 frames  happy 41 %, neutral 33 %, sad 12 %
public struct TrackTable: Sendable {
  private let summary: VideoSummary

  /// The lines of a summary.
  public init(_ summary: VideoSummary) { self.summary = summary }

  /// A line about the video, and one about each face that was seen.
  ///
  /// - Parameter limit: how many faces are listed; of more, those seen for longest.
  public func text(limit: Int = 20) -> String {
    let tracks = summary.tracks
    let listed = tracks.sorted { ($0.frames, $1.track) > ($1.frames, $0.track) }.prefix(limit)
      .sorted { $0.track < $1.track }
    let name = DisplayText.shortened(summary.input, to: 60)
    let head = [
      count(summary.frames, "frame"), Self.clock(summary.duration), count(tracks.count, "face"),
      count(summary.events.count, "expression"),
    ]
    let lines = listed.map { track in
      "  face \(track.track)  \(Self.clock(track.first))–\(Self.clock(track.last))  "
        + "\(count(track.frames, "frame"))  \(Self.shares(of: track))"
    }
    let rest = tracks.count > listed.count ? ["  and \(tracks.count - listed.count) more"] : []
    return (["\(name): " + head.joined(separator: ", ")] + lines + rest)
      .joined(separator: "\n") + "\n"
  }

  /// The three expressions that were the answer for longest.
  private static func shares(of track: TrackSummary) -> String {
    let shares = track.share.filter { $0.value > 0 }
      .sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      .prefix(3).map { "\($0.key.rawValue) \(FixedNumber.percent($0.value, decimals: 0))" }
    let uncertain =
      track.uncertainShare > 0
      ? ["uncertain \(FixedNumber.percent(track.uncertainShare, decimals: 0))"] : []
    return (shares + uncertain).joined(separator: ", ")
  }

  private func count(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }

  /// Minutes and seconds: `2:05`.
  private static func clock(_ seconds: Double) -> String {
    let whole = Int(max(0, seconds).rounded())
    let (minutes, rest) = whole.quotientAndRemainder(dividingBy: 60)
    return "\(minutes):\(rest < 10 ? "0" : "")\(rest)"
  }
}
