import Foundation
import HTTPTypes
import Hummingbird
import MediaIO
import SessionStore

/// `POST /api/v1/analyze/videos`: takes a video in and queues it.
struct VideoRoutes {
  let studio: StudioParts

  var routes: [Route] { [Route(.post, "/api/v1/analyze/videos", take)] }

  private struct Taken: Encodable {
    var job: JobAnswer
    var session: SessionAnswer
  }

  @Sendable private func take(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let query = try Query(
      request,
      allowed: [
        "name", "model", "detector", "threshold", "detectEvery", "annotate", "blur", "baseline",
      ])
    let wish = try wish(query)
    let name = FileLabel.safe(try query.text("name") ?? "", otherwise: "video.mp4")
    try await studio.jobs.checkRoom()
    return try await studio.uploads.run {
      let session = Session(
        kind: .video, name: name, input: name, model: wish.model.id, settings: wish.settings,
        created: .now)
      let plan = VideoPlan(
        session: session, wish: wish,
        files: UploadFolder(folder: try studio.store.makeFolder(of: session.id)),
        seconds: studio.configuration.limits.minutesPerJob * 60)
      do {
        return try await queued(plan, request)
      } catch {
        try? FileManager.default.removeItem(at: plan.files.folder)
        throw error
      }
    }
  }

  private func wish(_ query: Query) throws -> VideoPlan.Wish {
    let model = try studio.engines.description(of: try query.text("model"))
    var wish = VideoPlan.Wish(model: model, threshold: model.threshold)
    wish.threshold = try query.number("threshold", in: 0...1) ?? model.threshold
    wish.detector = try query.choice("detector", Engines.Detector.self) ?? .mtcnn
    wish.detectEvery = try query.integer("detectEvery", in: 1...1000, default: 5)
    wish.annotates = try query.flag("annotate", default: true)
    wish.blursFaces = try query.flag("blur", default: false)
    if let baseline = try query.text("baseline", most: 20) {
      guard baseline.wholeMatch(of: /none|auto|first:[0-9]+(\.[0-9]+)?s/) != nil,
        baseline.contains(/[1-9]/) || !baseline.hasPrefix("first")
      else {
        throw StudioError.badParameter(
          name: "baseline", value: baseline, allowed: "none, auto or first:3s")
      }
      wish.baseline = baseline
    }
    return wish
  }

  private func queued(_ plan: VideoPlan, _ request: Request) async throws -> Response {
    let limits = studio.configuration.limits
    try await receive(plan, request)
    let facts = try await VideoFacts.probe(
      plan.name, in: plan.files.upload, programs: studio.configuration.programs)
    guard facts.width * facts.height <= limits.pixels else {
      throw MediaIOError.tooManyPixels(
        path: plan.name, width: facts.width, height: facts.height, limit: limits.pixels)
    }
    let session = plan.session
    let standing = try await studio.jobs.add(plan, total: facts.frames) {
      try await $0.add(session)
    }
    let answer = Taken(
      job: JobAnswer(standing, name: session.name, at: .now),
      session: SessionAnswer(session, job: standing.job.id, in: studio.store))
    return try JSONAnswer(answer).response(
      .accepted, headers: [.location: "/api/v1/jobs/\(standing.job.id)"])
  }

  /// Writes the body into the upload's folder, under its name when its bytes are a video's.
  ///
  /// The bytes alone decide: a playlist that is called a video could name other files of this
  /// machine.
  private func receive(_ plan: VideoPlan, _ request: Request) async throws {
    let file = plan.files.upload.appending(component: ".bytes")
    do {
      try FileManager.default.createDirectory(
        at: plan.files.upload, withIntermediateDirectories: true)
      guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
        throw SessionStoreError.cannotWrite(path: plan.name, reason: "the file can't be made")
      }
      let handle = try FileHandle(forWritingTo: file)
      defer { try? handle.close() }
      let size = try await request.write(
        to: handle, upTo: studio.configuration.limits.videoBytes)
      guard size > 0 else { throw MediaIOError.empty(path: plan.name) }
      guard MediaKind(ofFileAt: file.path) == .video else {
        throw StudioError.unsupported(
          found: "a picture or something else", expected: "a video; pictures go to /api/v1/analyze")
      }
      try FileManager.default.moveItem(
        at: file, to: plan.files.upload.appending(component: plan.name))
    } catch let error as CocoaError {
      throw SessionStoreError.cannotWrite(path: plan.name, reason: error.localizedDescription)
    }
  }
}
