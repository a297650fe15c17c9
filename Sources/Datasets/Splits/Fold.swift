/// One split of a protocol with its name: `fold-03`, `KA`, `random`.
public struct Fold: Equatable, Codable, Sendable {
  /// What the fold's files and rows are called.
  public var name: String
  /// The parts.
  public var split: Split

  /// A split with its name.
  public init(name: String, split: Split) {
    self.name = name
    self.split = split
  }
}
