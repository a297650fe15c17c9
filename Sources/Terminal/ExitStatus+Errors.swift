import Assets
import Datasets
import EmotionModel
import Emotions
import FaceDetection
import FaceSynthesis
import Inference
import MediaIO
import Networks
import Reports

extension ExitStatus {
  /// How a program ends that an error of one of the stations stopped.
  public init(for error: any Error) {
    self =
      switch error {
      case is AssetsError: .unavailable
      case let error as MediaIOError: .init(error)
      case let error as DatasetsError: .init(error)
      case let error as NetworksError: .init(error)
      case let error as EmotionsError: .init(error)
      case let error as InferenceError: .init(error)
      case is OutputError: .cantCreate
      case EmotionModelError.unreadable: .noInput
      case is EmotionModelError, is FaceDetectionError: .badData
      case let error as ReportsError: .init(error)
      case let error as FaceSynthesisError: .init(error)
      default: .internal
      }
  }

  private init(_ error: MediaIOError) {
    self =
      switch error {
      case .missing, .isFolder, .isNotFolder, .noPermission, .cannotRead: .noInput
      case .cannotWrite, .unsupportedExtension: .cantCreate
      case .missingCodec, .missingLibrary, .noCamera, .cameraBusy, .cameraDenied, .cameraFailed:
        .unavailable
      case .empty, .notAPicture, .unsupportedFormat, .truncated, .damaged, .tooManyPixels,
        .tooManyBytes, .notAVideo, .noVideo, .noFrames, .unsupportedAudio:
        .badData
      }
  }

  private init(_ error: InferenceError) {
    self =
      switch error {
      case .engine: .internal
      case .noFeatureMaps, .noReverse: .badData
      }
  }

  private init(_ error: DatasetsError) {
    self =
      switch error {
      case .notFound, .cannotRead: .noInput
      case .badSplitParameter: .usage
      case .cannotWrite: .cantCreate
      default: .badData
      }
  }

  private init(_ error: NetworksError) {
    self =
      switch error {
      case .unreadable: .noInput
      case .unwritable: .cantCreate
      default: .badData
      }
  }

  private init(_ error: EmotionsError) {
    self =
      switch error {
      case .unknownLabel: .usage
      case .scoreCount, .notProbabilities, .noNeutral: .badData
      }
  }

  private init(_ error: ReportsError) {
    self =
      switch error {
      case .cannotWrite, .tableCutShort, .unknownFormat: .cantCreate
      case .noFont: .unavailable
      case .cannotDraw, .nothingToShow: .internal
      }
  }

  private init(_ error: FaceSynthesisError) {
    self =
      switch error {
      case .parameter: .usage
      case .outputNotEmpty, .notWritable: .cantCreate
      case .alteredAsset: .badData
      }
  }
}
