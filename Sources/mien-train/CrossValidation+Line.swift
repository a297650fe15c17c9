import Training

extension CrossValidation.Event {
  /// The event as a line for a terminal; nil for what happens within a training.
  var line: String? {
    switch self {
    case .began(let fold, let index, let count): "\(fold) (\(index + 1) of \(count))"
    case .found(let fold): "\(fold) was finished before"
    case .judged(let fold, let accuracy, let clips):
      "\(fold): \(CrossvalRecord.percent(accuracy)) of \(clips) clips"
    case .training: nil
    }
  }
}
