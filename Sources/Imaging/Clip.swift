/// Consecutive crops of one face, oldest first: what the network reads at once.
///
///     let photo = Clip(crop)             // T = 1
///     let clips = Clip.clips(of: crops, length: 8, stride: 4)
public struct Clip: Equatable, Hashable, Sendable {
  /// `T` crops, at least one.
  public let crops: [FaceCrop]

  /// The clip of a photograph: one crop.
  public init(_ crop: FaceCrop) { crops = [crop] }

  /// A clip of several crops, oldest first.
  public init(_ crops: [FaceCrop]) {
    precondition(!crops.isEmpty, "a clip has at least one crop")
    self.crops = crops
  }

  /// Cuts the crops of one face into clips; training and inference both cut with this function.
  ///
  /// Crops that do not fill a clip make one all the same: the first crop is repeated before them,
  /// as a face that has not moved yet. No crops make no clips.
  ///
  /// - Parameters:
  ///   - crops: the crops of one sequence or track, oldest first.
  ///   - length: crops per clip, `T` ≥ 1.
  ///   - stride: crops from the start of one clip to the start of the next, ≥ 1.
  public static func clips(of crops: [FaceCrop], length: Int, stride: Int) -> [Clip] {
    precondition(length >= 1 && stride >= 1, "a clip and its stride have at least one crop")
    guard let first = crops.first else { return [] }
    if crops.count <= length {
      return [Clip(Array(repeating: first, count: length - crops.count) + crops)]
    }
    var clips = Swift.stride(from: 0, through: crops.count - length, by: stride).map {
      Clip(Array(crops[$0..<$0 + length]))
    }
    if (crops.count - length) % stride != 0 { clips.append(Clip(Array(crops.suffix(length)))) }
    return clips
  }
}
