import CTorch
import Networks

/// What moves parameters against their gradients.
public protocol Optimizer: AnyObject {
  /// The parameters that it moves.
  var parameters: [TrainableNetwork.Parameter] { get }
  /// Steps made so far.
  var stepCount: Int { get }
  /// One step at a learning rate; every parameter must have a gradient.
  func step(learningRate: Double) throws
  /// What the optimiser remembers, to go on later bit by bit.
  func state() throws -> OptimizerState
  /// Goes on from an earlier `state()` of the same parameters.
  ///
  /// - Throws: `TensorsError.missing`, `.unexpected`, `.wrongShape`.
  func restore(_ state: OptimizerState) throws
}

/// What an optimiser remembers between steps.
public struct OptimizerState: Equatable, Sendable {
  /// Steps made so far.
  public var stepCount: Int
  /// Its arrays, by kind and parameter: `exp_avg.classifier.weight`.
  public var arrays: [String: FloatArray]

  /// What an optimiser remembered when a checkpoint was written.
  public init(stepCount: Int, arrays: [String: FloatArray]) {
    self.stepCount = stepCount
    self.arrays = arrays
  }
}

extension Optimizer {
  /// Scales all gradients so that their common Euclidean norm is at most `limit`; gives the norm
  /// before (Pascanu et al. 2013). A norm that is not finite tells of a loss that is not.
  @discardableResult
  public func clipGradients(toNorm limit: Double) throws -> Double {
    var norm = 0.0
    let handles = parameters.map { Optional($0.tensor.handle) }
    try check(
      ct_clip_gradients(handles, Int32(handles.count), limit, &norm), "clip the gradients")
    return norm
  }
}

/// Arrays that an optimiser keeps beside its parameters, one of each kind per parameter.
struct OptimizerArrays {
  let named: [(name: String, tensor: Tensor)]

  /// Zeros of each parameter's shape.
  init(_ kind: String, _ parameters: [TrainableNetwork.Parameter]) throws {
    named = try parameters.map { parameter in
      let zeros = try made("make room for '\(kind)'", ct_zeros_like(parameter.tensor.handle))
      return ("\(kind).\(parameter.name)", zeros)
    }
  }

  func handles(_ indices: [Int]) -> [ct_tensor?] { indices.map { named[$0].tensor.handle } }
}

extension [OptimizerArrays] {
  func saved() throws -> [String: FloatArray] {
    try joinedNamed.reduce(into: [:]) { $0[$1.name] = try $1.tensor.array() }
  }

  func restore(_ arrays: [String: FloatArray]) throws {
    try check(arrays, against: joinedNamed)
    for (name, tensor) in joinedNamed {
      try tensor.assign(Tensor(arrays[name]!, on: tensor.device))
    }
  }

  private var joinedNamed: [(name: String, tensor: Tensor)] { flatMap(\.named) }
}

/// Compares arrays of an optimiser with the tensors that are to take them, by name and shape.
private func check(
  _ arrays: [String: FloatArray], against tensors: [(name: String, tensor: Tensor)]
) throws {
  for (name, tensor) in tensors {
    guard let found = arrays[name] else { throw TensorsError.missing(name: name) }
    guard found.shape == tensor.shape else {
      throw TensorsError.wrongShape(name: name, expected: tensor.shape, found: found.shape)
    }
  }
  let known = Set(tensors.map(\.name))
  if let name = arrays.keys.filter({ !known.contains($0) }).min() {
    throw TensorsError.unexpected(name: name)
  }
}
