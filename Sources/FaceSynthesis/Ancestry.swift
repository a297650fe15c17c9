/// Whose features a rendered head starts from: MakeHuman's three macro targets.
public enum Ancestry: String, CaseIterable, Codable, Sendable {
  case african, asian, caucasian
}
