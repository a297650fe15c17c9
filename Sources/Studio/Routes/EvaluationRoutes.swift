import Datasets
import Emotions
import Evaluation
import Foundation
import HTTPTypes
import Hummingbird
import SessionStore

/// Evaluations: begin, look, see the judged faces, compare.
struct EvaluationRoutes {
  let studio: StudioParts
  private var store: History { studio.store }

  var routes: [Route] {
    [
      Route(.get, "/api/v1/evaluations", list), Route(.post, "/api/v1/evaluations", begin),
      Route(.get, "/api/v1/evaluations/{evaluation}", show),
      Route(.get, "/api/v1/evaluations/{evaluation}/predictions", predictions),
      Route(.get, "/api/v1/comparison", compare),
    ]
  }

  private struct List: Encodable {
    var evaluations: [EvaluationAnswer]
    var total: Int
  }

  private struct Begun: Encodable {
    var job: JobAnswer
    var evaluation: EvaluationAnswer
  }

  private struct Predictions: Encodable {
    var predictions: [JudgedFaceAnswer]
    var total: Int
  }

  @Sendable private func list(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let (limit, offset) = try Query(request, allowed: ["limit", "offset"]).page()
    let all = try await store.allJudged()
    let page = all.dropFirst(offset).prefix(limit)
    return try JSONAnswer(List(evaluations: page.map(EvaluationAnswer.init), total: all.count))
      .response()
  }

  @Sendable private func show(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let judged = try await store.judged(context.id("evaluation"))
    return try JSONAnswer(EvaluationDetailAnswer(judged, in: store)).response()
  }

  @Sendable private func begin(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let wish = try await request.decoded(EvaluationWish.self, fields: EvaluationWish.fields)
    try wish.check()
    try await studio.jobs.checkRoom()
    let model = try studio.engines.description(of: wish.model)
    let (data, split) = try await judgedData(wish)
    let sources = try await studio.sources(of: data)
    let names = sources.map(\.name).joined(separator: " + ")
    let title = try await studio.title(of: model)
    let session = Session(
      kind: .evaluation, name: wish.name ?? "\(title) on \(names)", input: names,
      model: model.id, settings: wish.texts(data: data, sources), created: .now)
    let folder = try store.makeFolder(of: session.id)
    do {
      let plan = EvaluationPlan(
        session: session, wish: wish, model: model.url,
        sources: try sources.keepingCorrections(in: folder), split: split, folder: folder,
        seconds: studio.configuration.limits.minutesPerJob * 60)
      let standing = try await studio.jobs.add(plan, total: nil) { try await $0.add(session) }
      return try JSONAnswer(
        Begun(
          job: JobAnswer(standing, name: session.name, at: .now),
          evaluation: EvaluationAnswer(
            Judged(session: session, job: standing.job, folder: folder)))
      ).response(.accepted, headers: [.location: "/api/v1/evaluations/\(session.id)"])
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw error
    }
  }

  /// The data sets that are judged, and the split file of what a run held out.
  private func judgedData(_ wish: EvaluationWish) async throws -> (data: [String], split: URL?) {
    guard let run = wish.run else { return (wish.data ?? [], nil) }
    let judged = try await store.judged(run)
    guard judged.session.kind == .training else {
      throw StudioError.missing(kind: "run", id: run)
    }
    // What a protocol holds out is its test part; `random` and `official` may have no such part.
    for part in [Usage.test, .validation] {
      let file = judged.folder.appending(components: "splits", SplitFiles.name(of: part))
      let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\r\n") ?? []
      if lines.count > 1 { return (judged.dataIDs, file) }
    }
    throw StudioError.conflict(
      "the run has not told its clips apart yet", hint: "wait until it has begun to train")
  }

  @Sendable private func predictions(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let query = try Query(
      request, allowed: ["label", "answer", "right", "limit", "offset"])
    let label = try query.choice("label", Emotion.self)
    let answer = try query.text("answer", most: 20)
    let isRight = try query.optionalFlag("right")
    if let answer, answer != "none", Emotion(rawValue: answer) == nil {
      throw StudioError.badParameter(
        name: "answer", value: answer,
        allowed: (Emotion.allCases.map(\.rawValue) + ["none"]).joined(separator: ", "))
    }
    let (limit, offset) = try query.page()
    let judged = try await store.judged(context.id("evaluation"))
    let fitting = try await studio.reading.run {
      try judged.predictions().filter { prediction in
        (label == nil || prediction.label == label)
          && (answer == nil || (prediction.scores?.emotion.rawValue ?? "none") == answer)
          && (isRight == nil || prediction.isRight == isRight)
      }.sorted { ($0.scores?.confidence ?? 0) > ($1.scores?.confidence ?? 0) }
    }
    let pictures = try await studio.pictures(of: judged)
    let faces = fitting.dropFirst(offset).prefix(limit).map {
      JudgedFaceAnswer($0, url: pictures.url(of: $0.id))
    }
    return try JSONAnswer(Predictions(predictions: faces, total: fitting.count)).response()
  }

  @Sendable private func compare(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let text = try Query(request, allowed: ["of"]).text("of") ?? ""
    let ids = text.split(separator: ",").map(String.init)
    guard (2...8).contains(ids.count), Set(ids).count == ids.count else {
      throw StudioError.badParameter(
        name: "of", value: text, allowed: "2 to 8 evaluations' ids, with commas")
    }
    var all: [Judged] = []
    for id in ids { all.append(try await store.judged(id)) }
    let judged = all
    let answer = try await studio.reading.run { try ComparisonAnswer(judged) }
    return try JSONAnswer(answer).response()
  }
}
