import Datasets
import Foundation
import Synchronization

/// Data sets whose every picture is opened, one thread each, and what was found.
final class Inspections: Sendable {
  /// How far an inspection is.
  enum State: Sendable {
    case running(done: Int, total: Int)
    case done(DatasetInspection)
    case failed(Fault)
  }

  private struct Entry {
    var state: State
    let task: Task<Void, Never>
    let number: UUID
  }

  private let entries = Mutex<[String: Entry]>([:])

  /// How far the inspection of a data set is; it begins when it is first asked for.
  func state(of id: String, _ dataset: Dataset) -> State {
    entries.withLock { entries in
      if let entry = entries[id] { return entry.state }
      let begin = State.running(done: 0, total: dataset.pictures.count)
      let number = UUID()
      let task = Task.detached(executorPreference: WorkQueue(label: "Inspection")) {
        let end: State
        do {
          let inspection = try DatasetInspection(of: dataset) { done, total in
            try Task.checkCancellation()
            if done % 50 == 0 { self.set(id, number, .running(done: done, total: total)) }
          }
          end = .done(inspection)
        } catch {
          end = .failed(Fault(error))
        }
        self.set(id, number, end)
      }
      entries[id] = Entry(state: begin, task: task, number: number)
      return begin
    }
  }

  /// Stops the inspection of a data set and forgets what was found.
  func forget(_ id: String) {
    entries.withLock { $0.removeValue(forKey: id) }?.task.cancel()
  }

  /// Takes a state over, unless it is of an inspection that was forgotten.
  private func set(_ id: String, _ number: UUID, _ state: State) {
    entries.withLock { entries in
      if entries[id]?.number == number { entries[id]?.state = state }
    }
  }
}
