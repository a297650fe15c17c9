import ArgumentParser
import Evaluation
import FaceSynthesis

extension SweepFactor: ExpressibleByArgument {}

extension SweepFactor {
  /// What is rendered at a value: everything else as in demonstrations, easy to see.
  ///
  /// - Parameter side: of the pictures, in pixels; sizes of faces are shares of it.
  func conditions(at value: Double, side: Int) -> SyntheticConditions {
    var conditions = SyntheticConditions.clean
    let number = Float(value)
    let fixed = number...number
    switch self {
    case .yaw: conditions.yaw = fixed
    case .pitch: conditions.pitch = fixed
    case .light: conditions.exposure = fixed
    case .intensity: conditions.intensity = fixed
    case .occlusion: (conditions.occludedPercent, conditions.occlusion) = (100, fixed)
    case .blur: conditions.blur = fixed
    case .noise: conditions.noise = fixed
    case .size:
      let share = number / Float(side)
      conditions.faceHeight = share...share
    }
    return conditions
  }
}
