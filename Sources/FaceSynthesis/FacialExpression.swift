/// How strongly each action unit is shown on each side of a face.
///
///     let smile = FacialExpression([.cheekRaiser: 0.6, .lipCornerPuller: 0.9])
public struct FacialExpression: Equatable, Sendable {
  /// Strengths of one action unit, 0...1 and a little beyond; left and right are the person's.
  struct Strength: Equatable, Sendable {
    var left: Float
    var right: Float
  }

  private(set) var units: [ActionUnit: Strength]

  /// A face at rest.
  public static let neutral = FacialExpression([:])

  init(_ units: [ActionUnit: Float]) {
    self.units = units.mapValues { Strength(left: $0, right: $0) }
  }

  init(sided units: [ActionUnit: Strength]) { self.units = units }

  /// The expression at a fraction of its strength.
  func scaled(by factor: Float) -> FacialExpression {
    FacialExpression(
      sided: units.mapValues { Strength(left: $0.left * factor, right: $0.right * factor) })
  }

  /// Both expressions at once.
  func adding(_ other: FacialExpression) -> FacialExpression {
    FacialExpression(
      sided: units.merging(other.units) {
        Strength(left: $0.left + $1.left, right: $0.right + $1.right)
      })
  }

  /// The mean strength of an action unit.
  func strength(_ unit: ActionUnit) -> Float {
    units[unit].map { ($0.left + $0.right) / 2 } ?? 0
  }

  /// The face units to add to a head, in a fixed order so that sums round the same.
  var faceUnits: [(target: String, weight: Float)] {
    var weights: [(target: String, weight: Float)] = []
    for (unit, strength) in units.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for (name, weight) in unit.faceUnits {
        if name.hasSuffix("*") {
          weights.append(("unit/\(name.dropLast())Left", weight * strength.left))
          weights.append(("unit/\(name.dropLast())Right", weight * strength.right))
        } else {
          weights.append(("unit/\(name)", weight * (strength.left + strength.right) / 2))
        }
      }
    }
    return weights
  }
}
