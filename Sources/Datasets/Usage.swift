/// Which part of a data set's own split a picture belongs to.
public enum Usage: String, Codable, Sendable {
  /// For learning (FER2013's Training).
  case train
  /// For choosing (FER2013's PublicTest).
  case validation
  /// For judging, once (FER2013's PrivateTest).
  case test
}
