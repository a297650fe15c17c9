import Imaging

/// A labelled picture with its face cut out: what clips are made of.
public struct LabelledFace: Equatable, Sendable {
  /// The picture.
  public var picture: LabelledPicture
  /// The face in it.
  public var crop: FaceCrop

  /// A labelled picture with its face cut out.
  public init(picture: LabelledPicture, crop: FaceCrop) {
    self.picture = picture
    self.crop = crop
  }
}
