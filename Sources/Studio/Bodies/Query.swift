import Foundation
import Hummingbird

/// The parameters of a request's query, each read as what it is to be.
struct Query {
  private let values: [String: String]

  /// Reads the query of a request.
  ///
  /// - Throws: `StudioError.badParameter` for a name that the request does not know.
  init(_ request: Request, allowed: Set<String>) throws {
    var values: [String: String] = [:]
    for part in (request.uri.query ?? "").split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let (name, value) = (Self.decoded(pair[0]), Self.decoded(pair.count > 1 ? pair[1] : ""))
      guard allowed.contains(name) else {
        throw StudioError.badParameter(
          name: "the parameter", value: name,
          allowed: allowed.isEmpty ? "none" : allowed.sorted().joined(separator: ", "))
      }
      values[name] = value
    }
    self.values = values
  }

  /// A text as browsers' forms write it: `+` is a space.
  private static func decoded(_ text: Substring) -> String {
    let spaced = String(text).replacing("+", with: " ")
    return spaced.removingPercentEncoding ?? spaced
  }

  /// A text; nil where it is not given.
  func text(_ name: String, most: Int = 255) throws -> String? {
    guard let value = values[name] else { return nil }
    guard value.count <= most else {
      throw StudioError.badParameter(
        name: name, value: String(value.prefix(40)) + "…", allowed: "\(most) characters long")
    }
    return value
  }

  /// Yes or no.
  func flag(_ name: String, default standard: Bool) throws -> Bool {
    try optionalFlag(name) ?? standard
  }

  /// Yes or no; nil where it is not given.
  func optionalFlag(_ name: String) throws -> Bool? {
    switch values[name] {
    case nil: nil
    case "true": true
    case "false": false
    case .some(let value):
      throw StudioError.badParameter(name: name, value: value, allowed: "true or false")
    }
  }

  /// A number within a range; nil where it is not given.
  func number(_ name: String, in range: ClosedRange<Double>) throws -> Double? {
    guard let value = values[name] else { return nil }
    guard let number = Double(value), range.contains(number) else {
      throw StudioError.badParameter(
        name: name, value: value,
        allowed: range.upperBound == .greatestFiniteMagnitude
          ? "a number from \(range.lowerBound)"
          : "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A whole number within a range.
  func integer(_ name: String, in range: ClosedRange<Int>, default standard: Int) throws -> Int {
    try optionalInteger(name, in: range) ?? standard
  }

  /// A whole number within a range; nil where it is not given.
  func optionalInteger(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let value = values[name] else { return nil }
    guard let number = Int(value), range.contains(number) else {
      throw StudioError.badParameter(
        name: name, value: value,
        allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// How many of a list, 50 unless given, and how many are left out before.
  func page() throws -> (limit: Int, offset: Int) {
    (
      try integer("limit", in: 1...200, default: 50),
      try integer("offset", in: 0...Int(Int32.max), default: 0)
    )
  }

  /// One of some words; nil where it is not given.
  func choice<Value: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Value.Type
  ) throws -> Value? where Value.RawValue == String {
    guard let value = values[name] else { return nil }
    guard let choice = Value(rawValue: value) else {
      throw StudioError.badParameter(
        name: name, value: value,
        allowed: Value.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }
}
