import Foundation
import Imaging
import MediaIO

/// A data set that a network learns in an epoch or two: stripes of one direction per class.
///
/// Class folders with `person__number.png` of 48×48, four people, so that subjects are known.
public enum TinyDataset {
  /// Writes the data set into a new folder and gives its path.
  public static func make(
    classes: [String] = ["happy", "sad", "surprise"], people: Int = 4, perPerson: Int = 3
  ) throws -> URL {
    let folder = try TestPaths.temporaryFolder()
    for (index, name) in classes.enumerated() {
      let classFolder = folder.appending(component: name)
      try FileManager.default.createDirectory(at: classFolder, withIntermediateDirectories: true)
      for person in 0..<people {
        for number in 0..<perPerson {
          let image = try stripes(kind: index, shift: person * 5 + number)
          try ImageWriter().write(
            image, to: classFolder.appending(component: "p\(person)__\(number).png"))
        }
      }
    }
    return folder
  }

  private static func stripes(kind: Int, shift: Int) throws -> Image {
    let pixels = (0..<48 * 48).map { index -> UInt8 in
      let (x, y) = (index % 48, index / 48)
      let phase = [x, y, x + y, x - y, x * y / 8][kind % 5] + shift
      return UInt8(60 + (phase & 7) * 18 + (shift * 7) % 20)
    }
    return try Image(width: 48, height: 48, channels: .gray, pixels: pixels)
  }
}
