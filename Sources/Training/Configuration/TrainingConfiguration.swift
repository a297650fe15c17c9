import EmotionModel
import Tensors

/// Everything that decides how a network is trained: the same configuration, seed and data give
/// the same weights.
///
///     var configuration = try TrainingConfiguration.load(yaml: "epochs: 40\nseed: 7")
///     configuration.optimizer.learningRate = 5e-4
///     try configuration.check()
///
/// The defaults suit small posed data (JAFFE and CK+48: about 720 pictures of 48×48, five classes,
/// trained from scratch in 25 epochs). In a file every key may be left out.
public struct TrainingConfiguration: Equatable, Codable, Sendable {
  /// What is learnt from, and how it is told apart.
  public var data = DataConfiguration()
  /// The network; the published system's by default.
  public var architecture = EmotionArchitecture.cnnBiLSTM
  /// Path of the model whose weights a run begins with, as far as they fit; empty begins by chance.
  public var initial = ""
  /// How often every training clip is met, ≥ 1; 25, as published.
  public var epochs = 25
  /// Clips per step, ≥ 1; 64 gives twelve steps per epoch on small data and fills two cores.
  public var batchSize = 64
  /// Crops per clip, `T` ≥ 1; 1 for photographs.
  public var clipLength = 1
  /// Which epoch's weights the run gives out; the last, so that nothing is chosen on data that a
  /// figure is then reported on.
  public var select = Selection.last
  /// Weight of the uniform distribution in the targets, 0..<1; a little keeps the confidences
  /// from running to 1 on data this small.
  public var labelSmoothing = 0.05
  /// How much a clip counts by its class; evenly by default, posed data are nearly balanced.
  public var classWeights = ClassWeights.none
  /// Shape of the Beta distribution that clips are mixed in pairs by, ≥ 0; 0 mixes none: 25
  /// epochs are too few to profit.
  public var mixupAlpha = 0.0
  /// How much of the averaged weights stays at each step, 0..<1; 0 keeps no average. Low at first
  /// (see `Trainer`), so that short runs do not remember their start.
  public var emaDecay = 0.0
  /// Epochs without a better validation after which training ends, ≥ 0; 0 never ends early: the
  /// published system trains all its epochs.
  public var earlyStoppingPatience = 0
  /// What every chance draws from: start weights, order, augmentation, dropout.
  public var seed: UInt64 = 1
  /// Threads of the engine, ≥ 0; 0 takes one per core. Another number may change the last bits.
  public var threads = 0
  /// Where the engine computes.
  public var device = Device.cpu
  /// In which numbers a training step multiplies; clips are always judged in float32.
  public var precision = Precision.float32
  /// How a step changes the weights.
  public var optimizer = OptimizerConfiguration()
  /// How the learning rate goes over the run.
  public var schedule = ScheduleConfiguration()
  /// How clips are varied before the network meets them.
  public var augmentation = AugmentationConfiguration()

  /// The defaults.
  public init() {}

  /// Which epoch's weights a run gives out.
  public enum Selection: String, CaseIterable, Codable, Sendable {
    /// Those of the last epoch.
    case last
    /// Those of the epoch with the highest validation accuracy; of equals, the lowest loss.
    case bestValidation = "best_validation"
  }

  /// How much a clip counts by its class.
  public enum ClassWeights: String, CaseIterable, Codable, Sendable {
    /// All the same.
    case none
    /// Inversely to how frequent the class is in training: N / (K · n of the class).
    case balanced
  }

  /// Where the engine computes.
  public enum Device: String, CaseIterable, Codable, Sendable {
    /// The processor.
    case cpu
    /// The first NVIDIA GPU.
    case cuda
  }
}
