import CSVM
import Foundation
import Synchronization

/// Tells classes apart by the examples nearest to their borders: libsvm's C-SVC with a Gaussian
/// kernel (Chang & Lin 2011).
///
///     let machine = try SupportVectorMachine(rows, classes: [0, 0, 1, 1], cost: 10, gamma: 1)
///     machine.margins(of: row)  // [K], the greatest is the answer
///
/// Classes are compared in pairs. libsvm's own probabilities are not asked for: they come from
/// random parts of the training data that split people, and libsvm draws them from the state that
/// all threads share.
public final class SupportVectorMachine {
  /// How many classes, `K` ≥ 2.
  public let classCount: Int
  /// How many examples are kept.
  public var supportVectorCount: Int { Int(svm_get_nr_sv(model)) }

  /// libsvm reads and writes files with one buffer and one locale for all threads: two folds that
  /// read at a time crashed.
  private static let file = Mutex(())

  private let model: UnsafeMutablePointer<svm_model>
  /// libsvm's trained model points into these rows.
  private let nodes: SparseRows?

  /// Trains a machine.
  ///
  /// - Parameters:
  ///   - rows: `[N, D]`, at least two.
  ///   - classes: the class of each row, 0..<K; every class occurs.
  ///   - cost: libsvm's C, above 0: what an example on the wrong side costs.
  ///   - gamma: above 0: exp(−γ·|a − b|²).
  /// - Throws: `BaselinesError.refused`.
  public init(_ rows: [[Float]], classes: [Int], cost: Double, gamma: Double) throws {
    precondition(rows.count == classes.count, "each row has a class")
    classCount = (classes.max() ?? 0) + 1
    precondition(Set(classes).count == classCount && classCount >= 2, "every class occurs")
    let nodes = SparseRows(rows)
    self.nodes = nodes
    var parameter = svm_parameter()
    parameter.svm_type = Int32(C_SVC)
    parameter.kernel_type = Int32(RBF)
    parameter.C = cost
    parameter.gamma = gamma
    parameter.eps = 1e-3
    parameter.cache_size = 200  // MB
    parameter.shrinking = 1
    var targets = classes.map(Double.init)
    svm_set_print_string_function { _ in }
    model = try targets.withUnsafeMutableBufferPointer { targets in
      var problem = svm_problem(
        l: Int32(rows.count), y: targets.baseAddress, x: nodes.pointers.baseAddress)
      if let complaint = svm_check_parameter(&problem, &parameter) {
        throw BaselinesError.refused(reason: String(cString: complaint))
      }
      return svm_train(&problem, &parameter)
    }
  }

  /// Reads a machine that `write(to:)` has written.
  ///
  /// - Throws: `BaselinesError.unreadable`.
  public init(contentsOf url: URL) throws {
    let loaded = Self.file.withLock { _ in UInt(bitPattern: svm_load_model(url.path)) }
    guard let model = UnsafeMutablePointer<svm_model>(bitPattern: loaded) else {
      throw BaselinesError.unreadable(path: url.path)
    }
    self.model = model
    nodes = nil
    classCount = Int(svm_get_nr_class(model))
  }

  deinit {
    var model: UnsafeMutablePointer<svm_model>? = model
    svm_free_and_destroy_model(&model)
  }

  /// Writes libsvm's own text file, with eight digits.
  ///
  /// - Throws: `BaselinesError.unwritable`.
  public func write(to url: URL) throws {
    let isWritten = Self.file.withLock { _ in svm_save_model(url.path, model) == 0 }
    guard isWritten else {
      throw BaselinesError.unwritable(path: url.path, reason: String(cString: strerror(errno)))
    }
  }

  /// How clearly a row belongs to each class, `[K]`: the mean of its signed distances from the
  /// borders with the other classes.
  public func margins(of row: [Float]) -> [Double] {
    let nodes = SparseRows([row])
    var values = [Double](repeating: 0, count: classCount * (classCount - 1) / 2)
    _ = svm_predict_values(model, nodes.pointers[0], &values)
    var labels = [Int32](repeating: 0, count: classCount)
    svm_get_labels(model, &labels)
    var margins = [Double](repeating: 0, count: classCount)
    var pair = 0
    for first in 0..<classCount {
      for second in first + 1..<classCount {
        margins[Int(labels[first])] += values[pair] / Double(classCount - 1)
        margins[Int(labels[second])] -= values[pair] / Double(classCount - 1)
        pair += 1
      }
    }
    return margins
  }
}

/// Rows as libsvm reads them: index and value of what is not 0, an index of −1 at the end.
private final class SparseRows {
  let pointers: UnsafeMutableBufferPointer<UnsafeMutablePointer<svm_node>?>
  private let nodes: UnsafeMutableBufferPointer<svm_node>

  init(_ rows: [[Float]]) {
    let count = rows.reduce(0) { $0 + $1.count { $0 != 0 } + 1 }
    nodes = .allocate(capacity: count)
    pointers = .allocate(capacity: rows.count)
    var place = 0
    for (index, row) in rows.enumerated() {
      pointers.initializeElement(at: index, to: nodes.baseAddress! + place)
      for (column, value) in row.enumerated() where value != 0 {
        let node = svm_node(index: Int32(column + 1), value: Double(value))
        nodes.initializeElement(at: place, to: node)
        place += 1
      }
      nodes.initializeElement(at: place, to: svm_node(index: -1, value: 0))
      place += 1
    }
  }

  deinit {
    nodes.deallocate()
    pointers.deallocate()
  }
}
