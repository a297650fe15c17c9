import ArgumentParser
import Assets
import FaceDetection
import Foundation
import Inference
import MediaIO
import Terminal

/// `mien doctor`: what is installed, what is missing, and the command that mends it.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says what is installed, what is missing, and what mends it.")

  func run() throws {
    let findings = Self.findings()
    for finding in findings { print(finding.line) }
    guard findings.allSatisfy(\.isFine) else { throw ExitCode(ExitStatus.unavailable.rawValue) }
  }

  /// Everything that is looked at, in the order in which the data meet it.
  private static func findings() -> [Finding] {
    [
      Finding("processor", "\(ProcessInfo.processInfo.activeProcessorCount) cores"),
      Finding("pictures", MediaLibrary.version),
      Finding("networks", InferenceEngine.version),
      asset("MTCNN", .mtcnn, ["pnet.safetensors", "rnet.safetensors", "onet.safetensors"]),
      asset("Haar cascades", .haarcascades, ["haarcascade_frontalface_default.xml"]),
      asset("charts", .plotly, ["plotly.min.js"]),
      training(), studio(),
    ]
  }

  private static func asset(_ name: String, _ part: Asset, _ files: [String]) -> Finding {
    do {
      let folder = try files.map { try part.url($0) }[0].deletingLastPathComponent()
      return Finding(name, folder.path)
    } catch {
      return Finding(name, missing: Failure(error).message, mend: "script/bootstrap")
    }
  }

  /// Starts the companion, which fails when libtorch is missing or broken.
  private static func training() -> Finding {
    let mend = "script/bootstrap && swift build -c release"
    guard let path = try? Companion.training.path() else {
      return Finding("training", missing: "mien-train is not built", mend: mend)
    }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = ["engine"]
    process.standardOutput = output
    process.standardError = Pipe()
    do { try process.run() } catch {
      return Finding("training", missing: "mien-train does not start: \(error)", mend: mend)
    }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      return Finding("training", missing: "libtorch or libsvm does not load", mend: mend)
    }
    return Finding("training", text.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// The studio is built apart from the rest: without it nothing is wrong.
  private static func studio() -> Finding {
    do {
      return Finding("studio", try Companion.studio.path())
    } catch {
      return Finding("studio", "not built; swift build -c release --product mien-studio")
    }
  }
}

/// One thing that was looked at.
private struct Finding {
  let line: String
  let isFine: Bool

  init(_ name: String, _ detail: String) {
    line = "ok       \(Self.column(name)) \(detail)"
    isFine = true
  }

  init(_ name: String, missing detail: String, mend: String) {
    line = "missing  \(Self.column(name)) \(detail)\n         \(Self.column("")) mend: \(mend)"
    isFine = false
  }

  private static func column(_ name: String) -> String {
    name.padding(toLength: 14, withPad: " ", startingAt: 0)
  }
}
