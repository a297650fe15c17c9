import Datasets
import Emotions
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The pictures of a data set: browse, look, relabel, leave out.
struct PictureRoutes {
  let studio: StudioParts
  private var shelf: DatasetShelf { studio.shelf }

  var routes: [Route] {
    [
      Route(.get, "/api/v1/datasets/{dataset}/people", people),
      Route(.get, "/api/v1/datasets/{dataset}/pictures", list),
      Route(.get, "/api/v1/datasets/{dataset}/picture", picture),
      Route(.get, "/api/v1/datasets/{dataset}/corrections", corrections),
      Route(.put, "/api/v1/datasets/{dataset}/corrections", correct),
      Route(.delete, "/api/v1/datasets/{dataset}/corrections", dropCorrections),
    ]
  }

  @Sendable private func people(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let open = try await shelf.open(context.id("dataset"))
    return try JSONAnswer(["people": PersonAnswer.all(of: open.dataset)]).response()
  }

  private struct List: Encodable {
    var pictures: [DatasetPictureAnswer]
    var total: Int
  }

  @Sendable private func list(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let id = try context.id("dataset")
    let query = try Query(
      request,
      allowed: ["label", "subject", "sequence", "state", "search", "limit", "offset"])
    var filter = OpenDataset.Filter()
    filter.label = try query.choice("label", Emotion.self)
    filter.subject = try query.text("subject")
    filter.sequence = try query.text("sequence")
    filter.state = try query.choice("state", OpenDataset.Filter.State.self) ?? .all
    filter.search = try query.text("search", most: 200) ?? ""
    let (limit, offset) = try query.page()
    let fitting = await (try shelf.open(id)).pictures(filter)
    let page = fitting.dropFirst(offset).prefix(limit)
    return try JSONAnswer(
      List(pictures: page.map { DatasetPictureAnswer($0, of: id) }, total: fitting.count)
    ).response()
  }

  @Sendable private func picture(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let query = try Query(request, allowed: ["path", "side"])
    guard let path = try query.text("path", most: 4096) else {
      throw StudioError.badParameter(
        name: "path", value: "", allowed: "a picture's path within the data set")
    }
    let side = try query.optionalInteger("side", in: 16...1024)
    let open = try await shelf.open(context.id("dataset"))
    let bytes = try await shelf.reading { try await open.png(of: path, side: side) }
    return Response(
      status: .ok, headers: [.contentType: "image/png"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  @Sendable private func corrections(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let corrections = await (try shelf.open(context.id("dataset"))).corrections
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/json",
        .contentDisposition: SessionRoutes.disposition("corrections.json", isDownload: true),
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: try corrections.json())))
  }

  private struct Correction: Decodable {
    var path: String
    var label: Emotion?
    var excluded: Bool
  }

  @Sendable private func correct(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let id = try context.id("dataset")
    let wish = try await request.decoded(
      Correction.self, fields: ["path", "label", "excluded"])
    let open = try await shelf.open(id)
    let changed = try await shelf.reading {
      try await open.correct(wish.path, label: wish.label, isExcluded: wish.excluded)
    }
    return try JSONAnswer(DatasetPictureAnswer(changed, of: id)).response()
  }

  @Sendable private func dropCorrections(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let open = try await shelf.open(context.id("dataset"))
    try await shelf.reading { try await open.dropCorrections() }
    return Response(status: .noContent)
  }
}
