import Datasets
import Foundation

extension Double {
  /// Rounded to so many digits after the point.
  func rounded(to digits: Int) -> Double {
    let scale = pow(10, Double(digits))
    return (self * scale).rounded() / scale
  }
}

extension String {
  /// A number with zeros before it.
  func padded(to length: Int) -> String {
    String(repeating: "0", count: max(0, length - count)) + self
  }
}

extension SyntheticTruth.Pose {
  /// Rounded to hundredths of a degree.
  init(_ pose: HeadPose) {
    self.init(
      yaw: Double(pose.yaw).rounded(to: 2), pitch: Double(pose.pitch).rounded(to: 2),
      roll: Double(pose.roll).rounded(to: 2))
  }
}
