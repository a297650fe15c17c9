import Emotions

/// What the folders above a picture say of it: the expression, and the part of the data's own split.
struct ClassFolder: Equatable {
  /// The folder's name that is the label.
  var word: String
  /// What it means.
  var emotion: Emotion
  /// What a folder `train`, `val` or `test` says.
  var usage: Usage?

  /// Reads the folders of a path: the innermost that names an expression is the label.
  ///
  /// nil when no folder names one.
  init?(path: String) {
    for folder in path.folders.reversed() {
      guard let emotion = try? Emotion(named: folder) else { continue }  // other folders are fine
      word = String(folder)
      self.emotion = emotion
      usage = Usage(folders: path.folders)
      return
    }
    return nil
  }
}

extension Usage {
  /// What folders like `train`, `val_set` or `test` say; the outermost counts.
  init?(folders: [Substring]) {
    for folder in folders {
      guard let usage = Usage(word: folder) else { continue }
      self = usage
      return
    }
    return nil
  }

  /// The part that a word such as `Training`, `PublicTest` or `val_set` names.
  init?(word: some StringProtocol) {
    switch word.lowercased() {
    case "train", "training", "train_set", "fer2013train": self = .train
    case "val", "valid", "validation", "val_set", "publictest", "fer2013valid": self = .validation
    case "test", "testing", "test_set", "privatetest", "fer2013test": self = .test
    default: return nil
    }
  }
}
