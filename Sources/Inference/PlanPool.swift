import Foundation
import Networks

/// A network's compiled plans: each call takes one, runs it alone and gives it back.
///
/// `@unchecked Sendable` because plans hold oneDNN's handles, which Swift can't reason about:
/// `idle` is only touched under the lock, and a plan is out of it while it runs
/// (docs/decisions/0003-inference-engine.md).
final class PlanPool: @unchecked Sendable {
  /// Plans that are kept for the next call; the one not used for longest goes first.
  static let capacity = 12

  private let network: FoldedNetwork
  private let engine: Engine
  private let store: WeightStore
  private let lock = NSLock()
  private var idle: [Plan] = []

  init(_ network: FoldedNetwork) throws {
    self.network = network
    engine = try Engine()
    store = WeightStore(engine: engine)
  }

  /// Runs a plan for inputs of `shape`, compiled now unless one is idle.
  func run(
    _ values: UnsafeBufferPointer<Float>, shape: [Int], threads: Int
  ) throws -> [String: FloatArray] {
    let plan =
      try taken(shape, threads)
      ?? PlanBuilder.plan(network, shape: shape, threads: threads, engine: engine, store: store)
    let results = try plan.run(values)
    giveBack(plan)
    return results
  }

  private func taken(_ shape: [Int], _ threads: Int) -> Plan? {
    lock.withLock {
      idle.lastIndex { $0.inputShape == shape && $0.threads == threads }.map {
        idle.remove(at: $0)
      }
    }
  }

  private func giveBack(_ plan: Plan) {
    lock.withLock {
      idle.append(plan)
      if idle.count > Self.capacity { idle.removeFirst() }
    }
  }
}
