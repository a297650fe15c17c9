import ArgumentParser
import Baselines
import EmotionModel
import Foundation

/// An architecture that `mien compare` knows: a network, or a system without one.
enum ComparedArchitecture: Hashable, CaseIterable {
  case network(EmotionArchitecture)
  case baseline(BaselineArchitecture)

  /// From the plainest system to the one that knows most.
  static var allCases: [ComparedArchitecture] {
    [.baseline(.hogSVM)] + EmotionArchitecture.allCases.map(Self.network) + [.baseline(.fusion)]
  }

  /// The word for it, in flags, folders and tables.
  var name: String {
    switch self {
    case .network(let network): network.rawValue
    case .baseline(let baseline): baseline.rawValue
    }
  }

  /// The architectures that a list with commas names.
  ///
  /// - Throws: `ValidationError` for an unknown one, for one that stands twice, and for none.
  static func list(named text: String) throws -> [ComparedArchitecture] {
    let names = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    guard !names.isEmpty else { throw ValidationError("--architectures is empty: \(known)") }
    guard Set(names).count == names.count else {
      throw ValidationError("--architectures names one twice: \(text)")
    }
    return try names.map(named)
  }

  /// The architecture of a word.
  ///
  /// - Throws: `ValidationError`.
  static func named(_ name: String) throws -> ComparedArchitecture {
    guard let found = allCases.first(where: { $0.name == name }) else {
      throw ValidationError("“\(name)” is no architecture: \(known)")
    }
    return found
  }

  private static var known: String {
    "known are \(allCases.map(\.name).joined(separator: ", "))"
  }
}

extension EmotionArchitecture {
  /// The network of a word, for commands that train networks alone.
  ///
  /// - Throws: `ValidationError`, which says where the systems without a network belong.
  static func network(named name: String) throws -> EmotionArchitecture {
    switch try ComparedArchitecture.named(name) {
    case .network(let network): return network
    case .baseline(let baseline):
      throw ValidationError(
        "\(baseline.rawValue) is no network: train and judge it with mien compare "
          + "--architectures \(baseline.rawValue)")
    }
  }
}
