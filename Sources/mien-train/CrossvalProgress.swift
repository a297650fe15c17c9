import Evaluation
import Terminal
import Training

/// A bar over the epochs of all folds.
struct CrossvalProgress {
  private let folds: Int
  private let epochs: Int
  private let bar: ProgressBar
  /// The epochs that are done of each fold.
  private var done: [String: Int] = [:]

  init(folds: Int, epochs: Int, isQuiet: Bool) {
    (self.folds, self.epochs) = (folds, epochs)
    bar = ProgressBar("Folds", total: folds * epochs, isQuiet: isQuiet)
  }

  /// Takes an event in.
  mutating func show(_ event: CrossValidation.Event) {
    switch event {
    case .began(let fold, _, _): done[fold, default: 0] = 0
    case .training(let fold, .epoch(let metrics, _)): done[fold] = metrics.epoch
    case .training: return
    case .found(let fold), .judged(let fold, _, _): done[fold] = epochs
    }
    let whole = done.values.count { $0 == epochs }
    bar.show(done.values.reduce(0, +), note: "\(whole) of \(folds) folds done")
    if whole == folds { bar.finish() }
  }
}
