/// The systems without a network that networks are compared with.
public enum BaselineArchitecture: String, CaseIterable, Codable, Sendable {
  /// Histograms of oriented gradients, told apart by a support vector machine.
  case hogSVM = "hog-svm"
  /// The same with the geometry of the face's five points beside the histograms.
  case fusion

  /// Whether it reads where eyes, nose and mouth are.
  public var readsLandmarks: Bool { self == .fusion }
}
