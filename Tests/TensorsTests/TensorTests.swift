import Networks
import Tensors
import Testing

@Suite struct TensorTests {
  @Test func `numbers come back as they went in`() throws {
    let array = noise([2, 3, 4])
    let tensor = try Tensor(array)
    #expect(try tensor.array() == array)
    #expect(tensor.shape == [2, 3, 4])
    #expect(tensor.count == 24)
    #expect(tensor.device == .cpu)
    #expect(try Tensor(integers: [3, -1, 2]).integers() == [3, -1, 2])
    #expect(try Tensor([], shape: [0, 2]).floats() == [])
    #expect(try Tensor([5], shape: []).number() == 5)
  }

  @Test func `arithmetic goes number by number`() throws {
    let a = try Tensor([1, 2, 3], shape: [3])
    let b = try Tensor([4, 5, 8], shape: [3])
    #expect(try (a + b).floats() == [5, 7, 11])
    #expect(try (a - b).floats() == [-3, -3, -5])
    #expect(try (a * b).floats() == [4, 10, 24])
    #expect(try (b / a).floats() == [4, 2.5, 8 / 3])
    #expect(try a.scaled(by: 2, plus: 1).floats() == [3, 5, 7])
    #expect(try a.sum().number() == 6)
    #expect(try a.mean().number() == 2)
    #expect(try b.selecting(Tensor(integers: [2, 0])).floats() == [8, 4])
    let matrix = try Tensor([1, 2, 3, 4], shape: [2, 2])
    #expect(try matrix.matrixProduct(matrix).floats() == [7, 10, 15, 22])
    #expect(try matrix.argmax(over: 1).integers() == [1, 1])
    #expect(try matrix.permuted([1, 0]).floats() == [1, 3, 2, 4])
  }

  @Test func `a gradient is that of the definition`() throws {
    let x = try Tensor([1, -2], shape: [2])
    #expect(try x.gradient() == nil)
    try x.requireGradient()
    try (x * x).sum().backward()
    #expect(try x.gradient()!.floats() == [2, -4])
    try (x * x).sum().backward()
    #expect(try x.gradient()!.floats() == [4, -8], "gradients add up until they are cleared")
  }

  @Test func `without gradients nothing is remembered, and afterwards it is again`() throws {
    let x = try Tensor([3], shape: [1])
    try x.requireGradient()
    let y = try withoutGradients { try (x * x).sum() }
    #expect(throws: TensorsError.self) { try y.backward() }
    try (x * x).sum().backward()
    #expect(try x.gradient()!.floats() == [6])
  }

  @Test(arguments: [[2, 3, 4, 5], [2, 1, 4, 5], [2, 3, 1, 1]])
  func `channels-last changes the order in memory, not the numbers`(shape: [Int]) throws {
    let array = noise(shape)
    let tensor = try Tensor(array).channelsLast()
    #expect(tensor.isChannelsLast)
    #expect(try tensor.array() == array)
  }

  @Test func `shapes that do not fit throw the engine's first line`() throws {
    let a = try Tensor(noise([2, 3]))
    let b = try Tensor(noise([4]))
    #expect {
      try a + b
    } throws: { error in
      guard case .failed(let operation, let message) = error as? TensorsError else { return false }
      return operation == "add [4] to [2, 3]" && message.contains("must match")
        && !message.contains("\n")
    }
  }

  @Test func `more memory than there is throws`() throws {
    let column = try Tensor([Float](repeating: 0, count: 1 << 22), shape: [1 << 22, 1])
    let row = try column.reshaped([1, 1 << 22])
    // 2^44 numbers of 4 bytes: 64 TiB.
    #expect(
      throws: TensorsError.outOfMemory(operation: "add \(row.shape) to \(column.shape)")
    ) { try column + row }
  }

  @Test func `numbers that are not finite are found`() throws {
    #expect(try Tensor([1, 2], shape: [2]).isFinite())
    for value in [Float.nan, .infinity] {
      let tensor = try Tensor([1, value], shape: [2])
      #expect(throws: TensorsError.notFinite("loss")) { try tensor.checkedFinite("loss") }
    }
  }

  @Test func `devices are named as people name them`() throws {
    #expect(try Device(named: "cpu") == .cpu)
    #expect(try Device(named: "cuda") == .cuda(0))
    #expect(try Device(named: "cuda:2") == .cuda(2))
    for name in ["", "gpu", "cpu:0", "cuda:", "cuda:-1", "cuda:x", "cuda:1:2"] {
      #expect(throws: TensorsError.unknownDevice(name: name)) { try Device(named: name) }
    }
    #expect(Device.cuda(1).description == "cuda:1")
  }

  @Test(arguments: [
    TensorsError.failed(operation: "add", message: "shapes"), .outOfMemory(operation: "add"),
    .notFinite("loss"), .noGPU(reason: "none"), .unknownDevice(name: "gpu"), .missing(name: "a"),
    .unexpected(name: "a"), .wrongShape(name: "a", expected: [1], found: [2]),
  ])
  func `every error says what happened and what to do`(error: TensorsError) {
    #expect(!(error.errorDescription ?? "").isEmpty)
    #expect(!(error.recoverySuggestion ?? "").isEmpty)
  }
}
