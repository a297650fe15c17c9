import ArgumentParser
import EmotionModel
import FaceDetection
import Foundation
import MediaIO
import Reports
import Terminal
import VideoAnalysis

/// `mien analyze`: the expression of every face in photographs and videos.
struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Reads the expression of every face in photographs and videos.",
    discussion: """
      Photographs go into one table; each video has a folder of its own in the output folder, with \
      a row per frame and face, and also where no face was found. Pictures are the frames of one \
      video where they are named by a number (frames/%04d.png), or by their folder and --fps. A broken file is reported and \
      the rest go on; the exit code is then that of the first broken one. Ctrl-C closes what is \
      open; --resume goes on with the videos that are missing.
      """)

  @Argument(help: "Photographs, videos, numbered pictures, or folders of them.") var paths: [String]
  @OptionGroup var modelOptions: ModelOptions
  @Option(
    help: ArgumentHelp(
      "Below this confidence the answer is uncertain; the model's own, if none is given.",
      valueName: "0...1"))
  var threshold: Double?
  @Option(
    help: ArgumentHelp(
      "Take a person's face at rest off the scores: a photograph of it; of videos also first:5s "
        + "(the first 5 seconds of each face) or auto (its calmest frames).",
      valueName: "baseline"))
  var baseline: BaselineChoice?
  @Option(help: "Whose columns the tables have.") var format = TableLayout.mien
  @OptionGroup(title: "Results") var resultOptions: ResultOptions
  @OptionGroup(title: "Videos") var videoOptions: VideoOptions
  @OptionGroup(title: "Detector") var detectorOptions: DetectorOptions

  func validate() throws {
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold is \(threshold); a confidence lies in 0...1")
    }
    let needFolder = [
      ("--annotate", videoOptions.annotate), ("--resume", videoOptions.resume),
      ("--blur-faces", videoOptions.blurFaces),
    ]
    for (name, isGiven) in needFolder where isGiven && resultOptions.output == nil {
      throw ValidationError("\(name) needs --output: name a folder")
    }
  }

  func run() async throws {
    let inputs = try MediaInputs(of: paths, frameRate: videoOptions.fps)
    let model = try modelOptions.url()
    let classifier = try EmotionClassifier(EmotionModelFile(contentsOf: model))
    let threshold = threshold ?? classifier.description.abstention?.threshold ?? 0
    let detector = try detectorOptions.makeDetector()
    let known = try await baseline?.baseline(
      of: detector, classifier, hasPhotographs: !inputs.pictures.isEmpty)
    let table = RowTable(
      labels: classifier.description.labels, layout: format, hasCorrected: baseline != nil)
    var broken: (any Error)?
    if !inputs.pictures.isEmpty {
      let analyzer = PhotoAnalyzer(
        detector: detector, classifier: classifier, threshold: threshold,
        restingFace: known?.restingFace)
      var results = try PhotoResults(
        resultOptions, table: table, name: "analysis", videosFollow: !inputs.videos.isEmpty,
        blursFaces: videoOptions.blurFaces)
      let walk = PhotoWalk(analyzer: analyzer, isQuiet: resultOptions.quiet)
      do {
        try await walk.run(inputs.pictures, into: &results)
      } catch let exit as ExitCode where !inputs.videos.isEmpty {
        broken = exit
      }
    }
    if !inputs.videos.isEmpty {
      let analyzer = VideoAnalyzer(
        detector: detector, classifier: classifier,
        configuration: videoOptions.configuration(
          threshold: threshold, keepsImages: resultOptions.output != nil,
          baseline: known))
      var job = self.job(
        analyzer, table, settings: settings(model, threshold: threshold),
        continues: !inputs.pictures.isEmpty)
      job.findsRest = baseline == .auto
      broken = try await read(inputs.videos, job) ?? broken
    }
    if let broken { throw broken }
  }

  /// Reads the videos and prints what was seen; gives the exit code of the first broken one.
  private func read(_ videos: [VideoInput], _ job: VideoJob) async throws -> ExitCode? {
    let walk = VideoWalk(
      job: job, jobs: videoOptions.jobs, resumes: videoOptions.resume,
      isQuiet: resultOptions.quiet)
    let (summaries, broken) = try await walk.run(videos)
    if !resultOptions.quiet, job.printer == nil {
      for summary in summaries { print(TrackTable(summary).text(), terminator: "") }
      if let output = resultOptions.output, !summaries.isEmpty {
        print("Each video's results are in a folder of its name in \(output)")
      }
    }
    try Task.checkCancellation()
    return broken.map { ExitCode(ExitStatus(for: $0).rawValue) }
  }

  private func job(
    _ analyzer: VideoAnalyzer, _ table: RowTable, settings: [String: String], continues: Bool
  ) -> VideoJob {
    var job = VideoJob(analyzer: analyzer, table: table)
    job.stride = videoOptions.skipFrames
    job.annotates = videoOptions.annotate
    job.blursFaces = videoOptions.blurFaces
    job.settings = settings
    let (csv, json) = (resultOptions.csv, resultOptions.json)
    if let output = resultOptions.output {
      job.output = URL(filePath: output)
      job.formats = csv == json ? [.csv, .jsonLines] : csv ? [.csv] : [.jsonLines]
    } else if csv || json {
      job.printer = RowPrinter(
        RowStream(table, format: csv ? .csv : .jsonLines, continues: continues))
    }
    return job
  }

  /// All that a video's results depend on besides the video.
  private func settings(_ model: URL, threshold: Double) -> [String: String] {
    [
      "version": Version.text, "model": model.path,
      "modelBytes": "\(VideoRecord.bytes(ofFileAt: model.path))", "threshold": "\(threshold)",
      "format": format.rawValue, "detector": detectorOptions.detector.rawValue,
      "minFaceSize": "\(detectorOptions.minFaceSize)",
      "fps": videoOptions.fps.map { "\($0)" } ?? "25",
      "detectEvery": "\(videoOptions.detectEvery)", "skipFrames": "\(videoOptions.skipFrames)",
      "answer": videoOptions.answer.rawValue,
      "clipLength": videoOptions.clipLength.map { "\($0)" } ?? "model",
      "baseline": baseline?.text ?? "none", "tables": "\(resultOptions.csv) \(resultOptions.json)",
      "annotate": "\(videoOptions.annotate)", "blurFaces": "\(videoOptions.blurFaces)",
    ]
  }
}
