/// Which clips are for learning, for choosing and for judging; indices into one array of clips.
public struct Split: Equatable, Codable, Sendable {
  /// For learning.
  public var train: [Int]
  /// For choosing the epoch and the settings; what `random` judges by.
  public var validation: [Int]
  /// For judging, once; empty when the protocol has no third part.
  public var test: [Int]

  /// Three parts of one array of clips; each is put into ascending order.
  public init(train: [Int], validation: [Int] = [], test: [Int] = []) {
    self.train = train.sorted()
    self.validation = validation.sorted()
    self.test = test.sorted()
  }

  /// What is judged: the test part, or the validation part where there is no test part.
  public var heldOut: [Int] { test.isEmpty ? validation : test }

  /// The parts by their names, in the order of their use.
  public var parts: [(usage: Usage, indices: [Int])] {
    [(.train, train), (.validation, validation), (.test, test)]
  }
}
