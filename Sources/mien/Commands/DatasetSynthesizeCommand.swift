import ArgumentParser
import Emotions
import FaceSynthesis
import Foundation
import Reports
import Terminal

extension DatasetCommand {
  /// `mien dataset synthesize`: renders faces that nobody owns.
  struct Synthesize: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "synthesize",
      abstract: "Renders a data set of expression clips, or videos, with their truth.",
      discussion: """
        Writes p0003/p0003_happy_01/0007.png (person, clip, frame) and truth.jsonl: emotion, \
        intensity, pose, light, box and landmarks of every picture. Clips go from a face at rest \
        to the apex. With --video, 0000.mp4: people side by side who walk through the \
        expressions, with the same truth for every frame and face. The same numbers give the same \
        pictures. Stopped half-way, it removes what it wrote.
        """)

    @Option(help: "What every chance draws from.") var seed: UInt64 = 0
    @Option(help: ArgumentHelp("Only these expressions, with commas.", valueName: "list"))
    var classes: String?
    @Option(
      name: .shortAndLong, help: ArgumentHelp("A new or empty folder.", valueName: "folder"))
    var output: String
    @Flag(name: .shortAndLong, help: "Say nothing but errors.") var quiet = false
    @OptionGroup(title: "Pictures") var pictures: RenderedPictureOptions
    @OptionGroup(title: "Videos") var videos: RenderedVideoOptions

    func validate() throws {
      if videos.video, let stray = pictures.given {
        throw ValidationError("--\(stray) belongs to pictures; leave it out with --video")
      }
      if !videos.video, let stray = videos.given {
        throw ValidationError("--\(stray) belongs to videos; give --video with it")
      }
    }

    func run() async throws {
      let emotions = try classes.map(Emotion.list(named:))
      if videos.video {
        try await writeVideos(of: emotions)
      } else {
        try await writePictures(of: emotions)
      }
    }

    private func writePictures(of emotions: [Emotion]?) async throws {
      let sheet = pictures.sheet.map { URL(filePath: $0) }
      _ = try sheet.map(FigureFormat.init(of:))  // before the work
      let configuration = try pictures.configuration(of: emotions, seed: seed)
      let dataset = try SyntheticDataset(configuration, FaceSynthesizer())
      let folder = URL(filePath: output)
      try await showing(dataset.clipCount, note: "clips") { show in
        try await dataset.write(to: folder) { show($0) }
      }
      if let sheet { try FaceSheet(of: folder).write(to: sheet) }
      guard !quiet else { return }
      let count = dataset.clipCount * configuration.frames
      print(
        "\(count) pictures in \(dataset.clipCount) clips of \(configuration.identities) people: "
          + output)
      if let sheet { print("The sheet is \(sheet.relativePath)") }
    }

    private func writeVideos(of emotions: [Emotion]?) async throws {
      let configuration = videos.configuration(of: emotions, seed: seed)
      let rendering = try SyntheticVideos(configuration, FaceSynthesizer())
      let folder = URL(filePath: output)
      try await showing(rendering.frameCount, note: "frames") { show in
        try await rendering.write(to: folder) { show($0) }
      }
      guard !quiet else { return }
      let (count, people) = (configuration.count, configuration.scene.people)
      print(
        "\(count) \(count == 1 ? "video" : "videos") of \(people) "
          + "\(people == 1 ? "person" : "people"), \(rendering.frameCount) frames: \(output)")
    }

    /// Runs something long that says how far it has come.
    private func showing(
      _ total: Int, note: String,
      _ work: @escaping @Sendable (@escaping @Sendable (Int) -> Void) async throws -> Void
    ) async throws {
      let bar = ProgressBar("Rendering", total: total, isQuiet: quiet)
      defer { bar.finish() }
      let (steps, continuation) = AsyncStream.makeStream(of: Int.self)
      async let working: Void = {
        defer { continuation.finish() }
        try await work { continuation.yield($0) }
      }()
      for await done in steps { bar.show(done, note: note) }
      try await working
    }
  }
}
