import Synchronization

/// What the studio counts, as Prometheus reads it (text format 0.0.4).
final class StudioMetrics: Sendable {
  private struct Request: Hashable {
    var route: String
    var status: Int
  }

  private struct Counts {
    var requests: [Request: Int] = [:]
    var seconds = 0.0
    var pictures = 0
    var frames: [String: Int] = ["answered": 0, "skipped": 0]
    var frameSeconds = 0.0
  }

  private let counts = Mutex(Counts())

  /// A request was answered.
  func countRequest(route: String, status: Int, duration: Duration) {
    counts.withLock {
      $0.requests[Request(route: route, status: status), default: 0] += 1
      $0.seconds += duration / .seconds(1)
    }
  }

  /// Photographs were read.
  func countPictures(_ count: Int) { counts.withLock { $0.pictures += count } }

  /// A live frame was answered, or a newer one overtook it.
  func countFrame(isAnswered: Bool, milliseconds: Double) {
    counts.withLock {
      $0.frames[isAnswered ? "answered" : "skipped", default: 0] += 1
      if isAnswered { $0.frameSeconds += milliseconds / 1000 }
    }
  }

  /// The counters and some gauges.
  ///
  /// - Parameter gauges: name, what it is, and its value now.
  func text(gauges: [(name: String, help: String, values: [(label: String, value: Int)])]) -> String
  {
    let counts = counts.withLock { $0 }
    let requests = counts.requests.map { key, count in
      ("{route=\"\(key.route)\",status=\"\(key.status)\"}", "\(count)")
    }.sorted { $0.0 < $1.0 }
    let frames = counts.frames.sorted { $0.key < $1.key }
      .map { ("{outcome=\"\($0.key)\"}", "\($0.value)") }
    var parts = [
      Self.family("mien_requests_total", "Requests by route and status.", "counter", requests),
      Self.family(
        "mien_request_seconds_total", "Time until requests were answered.", "counter",
        [("", "\(counts.seconds)")]),
      Self.family(
        "mien_pictures_total", "Photographs read.", "counter", [("", "\(counts.pictures)")]),
      Self.family(
        "mien_live_frames_total", "Live frames by outcome.", "counter", frames),
      Self.family(
        "mien_live_frame_seconds_total", "Time until live frames were answered.", "counter",
        [("", "\(counts.frameSeconds)")]),
    ]
    for gauge in gauges {
      parts.append(
        Self.family(
          gauge.name, gauge.help, "gauge", gauge.values.map { ($0.label, "\($0.value)") }))
    }
    return parts.joined()
  }

  private static func family(
    _ name: String, _ help: String, _ type: String, _ values: [(label: String, value: String)]
  ) -> String {
    "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
      + values.map { "\(name)\($0.label) \($0.value)\n" }.joined()
  }
}
