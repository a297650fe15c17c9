import Assets
import Datasets
import EmotionModel
import Emotions
import Inference
import MediaIO
import Networks
import Reports
import Terminal
import Testing

@Suite struct FailureTests {
  static let errors: [(any Error, Terminal.ExitStatus)] = [
    (AssetsError.missing(part: "mtcnn", file: "pnet.safetensors"), .unavailable),
    (MediaIOError.missing(path: "a.jpg"), .noInput),
    (MediaIOError.truncated(path: "a.jpg"), .badData),
    (MediaIOError.cannotWrite(path: "a.png", reason: "disk full"), .cantCreate),
    (DatasetsError.notFound(path: "faces"), .noInput),
    (DatasetsError.nothingToSplit, .badData),
    (NetworksError.truncated(path: "w.safetensors", found: 1, expected: 2), .badData),
    (NetworksError.unreadable(path: "w.safetensors", reason: "no permission"), .noInput),
    (ReportsError.cannotWrite(path: "out", reason: "disk full"), .cantCreate),
    (InferenceError.engine(building: "a layer", status: "none"), .internal),
    (InferenceError.noFeatureMaps(network: "cnn"), .badData),
    (EmotionModelError.untold(.fear, labels: [.happy]), .badData),
    (CancellationError(), .internal),
  ]

  @Test(arguments: errors)
  func `an error ends the program with the status of its kind`(
    error: any Error, status: Terminal.ExitStatus
  ) {
    #expect(Terminal.ExitStatus(for: error) == status)
  }

  @Test func `an error is told with what to do next`() {
    let text = Failure(MediaIOError.missing(path: "a.jpg")).text
    #expect(text.hasPrefix("error: ") && text.contains("a.jpg"))
    #expect(text.contains("\nhint: "))
  }
}
