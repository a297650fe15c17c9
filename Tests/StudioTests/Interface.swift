import Foundation
import HTTPTypes
import Testing
import TestSupport

/// The OpenAPI file, and how answers are held against it.
struct Interface: Sendable {
  static let shared: Interface = {
    let file = TestPaths.root.appending(path: "Sources/Studio/Resources/openapi.json")
    do { return Interface(document: try JSON(Array(Data(contentsOf: file)))) } catch {
      preconditionFailure("\(error)")
    }
  }()

  let document: JSON

  /// All methods and paths: `GET /api/v1/health`.
  var operations: Set<String> {
    let methods: Set<String> = ["get", "put", "post", "patch", "delete"]
    return Set(
      (document["paths"].object ?? [:]).flatMap { path, item in
        (item.object ?? [:]).keys.filter(methods.contains).map { "\($0.uppercased()) \(path)" }
      })
  }

  /// Holds an answer's status and body against what the file says of them.
  func check(_ answer: StudioClient.Answer, _ method: HTTPRequest.Method, _ uri: String) throws {
    let path = String(uri.prefix { $0 != "?" })
    guard let operation = operation(method.rawValue, path) else {
      if path.hasPrefix("/api/") { #expect([401, 403, 404, 405, 429].contains(answer.status)) }
      return
    }
    let stated = operation["responses"]["\(answer.status)"]
    guard stated != .null else {
      Issue.record("\(method) \(path) answers \(answer.status), which the OpenAPI file lacks")
      return
    }
    let schema = resolved(stated)["content"]["application/json"]["schema"]
    guard schema != .null, !answer.bytes.isEmpty else { return }
    for fault in faults(of: try JSON(answer.bytes), schema, at: "") {
      Issue.record("\(method) \(path), \(answer.status): \(fault)")
    }
  }

  private func operation(_ method: String, _ path: String) -> JSON? {
    let parts = path.split(separator: "/")
    // What is named outright comes before what is captured.
    let paths = (document["paths"].object ?? [:]).sorted { $0.key < $1.key }
    for (pattern, item) in paths {
      let names = pattern.split(separator: "/")
      let fits =
        names.count == parts.count
        && zip(names, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
      if fits, item[method.lowercased()] != .null { return item[method.lowercased()] }
    }
    return nil
  }

  private func resolved(_ value: JSON) -> JSON {
    guard let reference = value["$ref"].text else { return value }
    return reference.split(separator: "/").dropFirst().reduce(document) { $0[String($1)] }
  }

  /// What of a value breaks a schema: the keywords that the file uses.
  func faults(of value: JSON, _ schema: JSON, at place: String) -> [String] {
    let schema = resolved(schema)
    if let choices = schema["oneOf"].list {
      let all = choices.map { faults(of: value, $0, at: place) }
      return all.contains(where: \.isEmpty) ? [] : all.first ?? []
    }
    if let type = typeFault(value, schema["type"], at: place) { return [type] }
    var found: [String] = []
    if let allowed = schema["enum"].list, !allowed.contains(value) {
      found.append("\(place) is \(value), none of \(allowed)")
    }
    if let text = value.text, let pattern = schema["pattern"].text,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(place) is '\(text)', not \(pattern)")
    }
    if let number = value.number {
      if let least = schema["minimum"].number, number < least {
        found.append("\(place) < \(least)")
      }
      if let most = schema["maximum"].number, number > most { found.append("\(place) > \(most)") }
    }
    for (index, item) in (value.list ?? []).enumerated() where schema["items"] != .null {
      found += faults(of: item, schema["items"], at: "\(place)[\(index)]")
    }
    return found + fieldFaults(value, schema, at: place)
  }

  private func fieldFaults(_ value: JSON, _ schema: JSON, at place: String) -> [String] {
    guard let fields = value.object else { return [] }
    let stated = schema["properties"].object ?? [:]
    var found: [String] = []
    for name in schema["required"].list ?? [] where fields[name.text ?? ""] == nil {
      found.append("\(place).\(name.text ?? "") is missing")
    }
    for (name, field) in fields {
      if let schema = stated[name] {
        found += faults(of: field, schema, at: "\(place).\(name)")
      } else if schema["additionalProperties"] == .bool(false) {
        found.append("\(place).\(name) is not in the file")
      } else if schema["additionalProperties"].object != nil {
        found += faults(of: field, schema["additionalProperties"], at: "\(place).\(name)")
      }
    }
    return found
  }

  private func typeFault(_ value: JSON, _ type: JSON, at place: String) -> String? {
    let types = type.text.map { [$0] } ?? type.list?.compactMap(\.text) ?? []
    guard !types.isEmpty else { return nil }
    let fits = types.contains { type in
      switch (type, value) {
      case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .text),
        ("array", .list), ("object", .object):
        true
      case ("integer", .number(let number)): number == number.rounded()
      default: false
      }
    }
    return fits ? nil : "\(place) is \(value), not \(types.joined(separator: " or "))"
  }
}
