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
      abstract: "Renders a data set of expression clips, with their truth.",
      discussion: """
        Writes p0003/p0003_happy_01/0007.png (person, clip, frame) and truth.jsonl: emotion, \
        intensity, pose, light, box and landmarks of every picture. Clips go from a face at rest \
        to the apex. The same numbers give the same pictures. Stopped half-way, it removes what \
        it wrote.
        """)

    @Option(help: "How many people, 1...9999.") var identities = 80
    @Option(help: "Clips of each expression that each person plays, 1...99.")
    var clipsPerEmotion = 1
    @Option(help: "Frames per clip, 1...999.") var frames = 8
    @Option(help: ArgumentHelp("Only these expressions, with commas.", valueName: "list"))
    var classes: String?
    @Option(help: ArgumentHelp("Width and height of the pictures, 48...1024.", valueName: "pixels"))
    var side = 160
    @Option(help: "What every chance draws from.") var seed: UInt64 = 0
    @Option(
      help: ArgumentHelp(
        "Strength of the expressions at their apex, 0...1, drawn from a range: 0.2-0.5.",
        valueName: "range"))
    var intensity: String?
    @Flag(help: "Little turning; no blur, noise, compression or things before faces.")
    var clean = false
    @Option(
      name: .shortAndLong, help: ArgumentHelp("A new or empty folder.", valueName: "folder"))
    var output: String
    @Option(
      help: ArgumentHelp(
        "Also draw a sheet of the first people, a row per expression (PNG, SVG or PDF).",
        valueName: "file"))
    var sheet: String?
    @Flag(name: .shortAndLong, help: "Say nothing but errors.") var quiet = false

    func run() async throws {
      let sheetFile = sheet.map { URL(filePath: $0) }
      _ = try sheetFile.map(FigureFormat.init(of:))  // before the work
      let dataset = try SyntheticDataset(rendering(), FaceSynthesizer())
      let folder = URL(filePath: output)
      try await write(dataset, to: folder)
      if let sheetFile { try FaceSheet(of: folder).write(to: sheetFile) }
      guard !quiet else { return }
      let pictures = dataset.clipCount * frames
      print("\(pictures) pictures in \(dataset.clipCount) clips of \(identities) people: \(output)")
      if let sheet { print("The sheet is \(sheet)") }
    }

    private func rendering() throws -> SyntheticDataset.Configuration {
      var rendering = SyntheticDataset.Configuration()
      rendering.identities = identities
      rendering.clipsPerEmotion = clipsPerEmotion
      rendering.frames = frames
      rendering.side = side
      rendering.seed = seed
      rendering.jobs = min(ProcessInfo.processInfo.activeProcessorCount, 64)
      if clean { rendering.conditions = .clean }
      if let intensity { rendering.conditions.intensity = try Self.range(intensity) }
      if let classes { rendering.emotions = try Emotion.list(named: classes) }
      return rendering
    }

    /// Two numbers with a hyphen between them, ascending.
    private static func range(_ words: String) throws -> ClosedRange<Float> {
      let ends = words.split(separator: "-").map { Float($0) }
      guard ends.count == 2, let low = ends[0], let high = ends[1], low <= high else {
        throw ValidationError("--intensity is “\(words)”; give two numbers: 0.2-0.5")
      }
      return low...high
    }

    private func write(_ dataset: SyntheticDataset, to folder: URL) async throws {
      let bar = ProgressBar("Rendering", total: dataset.clipCount, isQuiet: quiet)
      defer { bar.finish() }
      let (steps, continuation) = AsyncStream.makeStream(of: Int.self)
      async let writing: Void = {
        defer { continuation.finish() }
        try await dataset.write(to: folder) { continuation.yield($0.clipsDone) }
      }()
      for await clips in steps { bar.show(clips, note: "clips") }
      try await writing
    }
  }
}
