import Testing

@testable import FaceDetection

@Suite struct FaceDetectionErrorTests {
  @Test(
    "every error says what happened and what to do",
    arguments: [
      FaceDetectionError.weights(path: "/w/pnet.safetensors", reason: "no conv1"),
      .cascade(path: "/c/face.xml", reason: "it has no stages"),
      .configuration("a minimum face size of 3 pixels", allowed: "12 pixels or more"),
    ])
  func texts(error: FaceDetectionError) throws {
    let description = try #require(error.errorDescription)
    let hint = try #require(error.recoverySuggestion)
    #expect(!hint.isEmpty)
    switch error {
    case .weights(let path, let reason), .cascade(let path, let reason):
      #expect(description.contains(path) && description.contains(reason))
    case .configuration(let found, let allowed):
      #expect(description.contains(found) && hint.contains(allowed))
    }
  }
}
