import ArgumentParser

/// `mien train`: hands over to the program that trains.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Trains a network on labelled pictures.",
    discussion: "See mien train --help for its options.")

  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []

  func run() throws {
    try Companion.training.takeOver()
  }
}

/// `mien crossval`: hands over to the program that trains.
struct CrossvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crossval", abstract: "Trains and judges one network per fold.",
    discussion: "See mien crossval --help for its options.")

  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []

  func run() throws {
    try Companion.training.takeOver()
  }
}

/// `mien compare`: hands over to the program that trains.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Trains and judges architectures on the same folds.",
    discussion: "See mien compare --help for its options.")

  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []

  func run() throws {
    try Companion.training.takeOver()
  }
}
