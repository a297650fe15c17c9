/// Whose columns a table has: Mien's own, or those that scripts for another tool expect.
///
/// The others hold what Mien knows of theirs, then `input`, `frame`, `timestamp` and `track`, so that
/// lines can still be told apart. What Mien does not measure (action units, gaze, 68 points) is
/// left out, never made up. Every table has a line per frame and face.
public enum TableLayout: String, CaseIterable, Sendable {
  /// All columns, probabilities from 0 to 1.
  case mien
  /// fer 25: `box0, angry0 … neutral0`; a second face takes a second line.
  case fer
  /// DeepFace 0.0: `emotion.angry …` in percent, `dominant_emotion`, `region.x …`.
  case deepface
  /// OpenFace 2: `frame` from 1, `face_id`, `timestamp`, `confidence`, `success` 1 or 0.
  case openface
  /// py-feat's Fex, version 1: `FaceRectX …`, `anger … neutral`, `approx_time`.
  case pyfeat
}
