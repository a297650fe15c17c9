import Baselines
import Tensors
import Terminal
import Training

extension ExitStatus {
  /// How the program ends that an error of training stopped.
  init(training error: any Error) {
    self =
      switch error {
      case let error as TrainingError: .init(error)
      case let error as TensorsError: .init(error)
      case let error as BaselinesError: .init(error)
      default: .init(for: error)
      }
  }

  private init(_ error: TrainingError) {
    self =
      switch error {
      case .unreadableFile, .noCheckpoint: .noInput
      case .unknownKey, .badValue, .unreadableConfiguration, .runFinished: .usage
      case .unwritable, .runExists: .cantCreate
      default: .badData
      }
  }

  private init(_ error: BaselinesError) {
    self =
      switch error {
      case .unwritable: .cantCreate
      case .refused: .internal
      case .oneLabel, .missingLabel, .unreadable: .badData
      }
  }

  private init(_ error: TensorsError) {
    self =
      switch error {
      case .noGPU, .outOfMemory: .unavailable
      case .unknownDevice: .usage
      default: .internal
      }
  }
}
