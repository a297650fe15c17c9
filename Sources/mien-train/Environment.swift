import Foundation
import Reports
import Tensors
import Terminal

/// What a run was made with, for its page.
enum Environment {
  /// Program, engine, machine, seed and date.
  static func facts(seed: UInt64) -> [RunReport.Fact] {
    [
      .init("program", "mien \(Version.text)"),
      .init("engine", Engine.summary),
      .init("cores", "\(ProcessInfo.processInfo.activeProcessorCount)"),
      .init("seed", "\(seed)"),
      .init("date", Date.now.formatted(.iso8601)),
    ]
  }
}
