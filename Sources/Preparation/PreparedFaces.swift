import Datasets

/// The faces of a data set's pictures, and the pictures that gave none.
public struct PreparedFaces: Sendable {
  /// The data set that the pictures are from.
  public let dataset: Dataset
  /// Pictures with their faces, in the data set's order.
  public internal(set) var faces: [LabelledFace] = []
  /// Photographs in which no face was found.
  public internal(set) var faceless: [LabelledPicture] = []
  /// Pictures that did not open.
  public internal(set) var unreadable: [Dataset.UnreadablePicture] = []

  init(dataset: Dataset) { self.dataset = dataset }

  /// The faces as clips.
  ///
  /// - Parameter length: crops per clip, `T` ≥ 1.
  public func clips(length: Int) -> [LabelledClip] {
    dataset.clips(of: faces, length: length)
  }
}
