import Emotions
import Foundation
import HTTPTypes
import Hummingbird
import SessionStore

/// Data sets: look for them, register, rename, inspect, forget.
struct DatasetRoutes {
  let studio: StudioParts
  private var shelf: DatasetShelf { studio.shelf }

  var routes: [Route] {
    [
      Route(.get, "/api/v1/folders", listFolder), Route(.get, "/api/v1/datasets", list),
      Route(.post, "/api/v1/datasets", register),
      Route(.get, "/api/v1/datasets/{dataset}", show),
      Route(.patch, "/api/v1/datasets/{dataset}", rename),
      Route(.delete, "/api/v1/datasets/{dataset}", forget),
      Route(.get, "/api/v1/datasets/{dataset}/inspection", inspect),
    ]
  }

  @Sendable private func listFolder(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let roots = shelf.roots
    guard let path = try Query(request, allowed: ["path"]).text("path", most: 4096) else {
      return try JSONAnswer(FolderAnswer(path: nil, parent: nil, entries: roots.entries)).response()
    }
    let answer = try await shelf.reading {
      let folder = try roots.resolved(path)
      return FolderAnswer(
        path: folder.path, parent: roots.parent(of: folder)?.path,
        entries: try roots.entries(in: folder))
    }
    return try JSONAnswer(answer).response()
  }

  @Sendable private func list(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    var answers: [DatasetAnswer] = []
    for registered in try await studio.store.datasets() {
      answers.append(await answer(registered))
    }
    return try JSONAnswer(["datasets": answers]).response()
  }

  private struct Registration: Decodable {
    var path: String
    var name: String?
  }

  @Sendable private func register(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let wish = try await request.decoded(Registration.self, fields: ["path", "name"])
    if let name = wish.name { try SessionRoutes.checkName(name) }
    let registered = try await shelf.register(wish.path, name: wish.name)
    return try JSONAnswer(await answer(registered)).response(
      .created, headers: [.location: "/api/v1/datasets/\(registered.id)"])
  }

  @Sendable private func show(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let registered = try await studio.store.dataset(context.id("dataset"))
    return try JSONAnswer(await answer(registered)).response()
  }

  private struct Change: Decodable {
    var name: String
  }

  @Sendable private func rename(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let id = try context.id("dataset")
    let change = try await request.decoded(Change.self, fields: ["name"])
    try SessionRoutes.checkName(change.name)
    let registered = try await studio.store.rename(dataset: id, to: change.name)
    return try JSONAnswer(await answer(registered)).response()
  }

  @Sendable private func forget(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    try await shelf.forget(context.id("dataset"))
    return Response(status: .noContent)
  }

  @Sendable private func inspect(_ request: Request, _ context: StudioContext) async throws
    -> Response
  {
    let id = try context.id("dataset")
    let open = try await shelf.open(id)
    return try JSONAnswer(InspectionAnswer(shelf.inspections.state(of: id, open.dataset)))
      .response()
  }

  /// A data set; one that can't be read is shown with what is wrong.
  private func answer(_ registered: RegisteredDataset) async -> DatasetAnswer {
    do {
      return await DatasetAnswer(registered, try await shelf.open(registered.id))
    } catch {
      return DatasetAnswer(registered, error: error)
    }
  }
}
