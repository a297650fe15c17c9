import Foundation

/// Renders faces that nobody owns from MakeHuman's head.
///
///     let synthesizer = try FaceSynthesizer()
///     let head = synthesizer.head(of: Person(seed: 7))
///     let clip = SyntheticClip(head: head, emotion: .happy, frames: 8, seed: 1)
///     let frames = synthesizer.frames(of: clip)
public struct FaceSynthesizer: Sendable {
  let mesh: HeadMesh
  let map: FaceMap

  /// Reads the head that `script/bootstrap` put in place.
  ///
  /// - Throws: `AssetsError.missing`, `FaceSynthesisError.alteredAsset`.
  public init() throws { self.init(mesh: try .installed()) }

  /// Reads a head from a file.
  ///
  /// - Throws: `FaceSynthesisError.alteredAsset` when its bytes are not the pinned ones.
  public init(headAt url: URL) throws { self.init(mesh: try HeadMesh(contentsOf: url)) }

  private init(mesh: HeadMesh) {
    self.mesh = mesh
    map = FaceMap(mesh)
  }

  /// A person's head; about a tenth of a second, worth keeping.
  public func head(of person: Person) -> Head { Head(person, mesh: mesh, map: map) }
}
