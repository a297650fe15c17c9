import Foundation
import TestSupport

@testable import FaceSynthesis

/// What the tests share: reading and painting are slow without optimisation.
enum Stage {
  static let headFile = TestPaths.root.appending(path: ".deps/makehuman/head.bin")
  static let synthesizer = Result { try FaceSynthesizer(headAt: headFile) }
  static let head = Result { try synthesizer.get().head(of: Person(seed: 4)) }
}
