import Foundation
import Logging
import ServiceLifecycle
import SessionStore

/// Deletes sessions that are older than the retention, once an hour.
struct Housekeeping: Service {
  let store: History
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while (try? await Task.sleep(for: .seconds(3600))) != nil {
        do { try await store.purge(at: .now) } catch {
          logger.error("old sessions could not be deleted: \(error)")
        }
      }
    }
  }
}
