import ArgumentParser
import Baselines
import Tensors

/// `mien-train engine`: what `mien doctor` asks, whether libtorch and libsvm load and what
/// they can use.
struct EngineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engine", abstract: "Says which engine trains.", shouldDisplay: false)

  func run() throws {
    print("\(Engine.summary), \(BaselineEngine.version)")
  }
}
