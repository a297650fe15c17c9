import Assets
import Foundation
import Testing

@Suite struct AssetTests {
  @Test(arguments: [
    (Asset.mtcnn, "pnet.safetensors"), (.haarcascades, "haarcascade_frontalface_default.xml"),
    (.plotly, "plotly.min.js"), (.pictures, "astronaut.png"), (.makehuman, "head.bin"),
  ])
  func `what bootstrap fetches is found`(part: Asset, file: String) throws {
    let url = try part.url(file)
    #expect(url.lastPathComponent == file)
    #expect(FileManager.default.isReadableFile(atPath: url.path))
  }

  @Test func `a part that is nowhere says how to get it`() {
    let error = AssetsError.missing(part: "mtcnn", file: "xnet.safetensors")
    #expect(throws: error) { try Asset.mtcnn.url("xnet.safetensors") }
    #expect(error.errorDescription?.contains("xnet.safetensors") == true)
    #expect(error.recoverySuggestion?.contains("script/bootstrap") == true)
  }
}
