/// One person's head, ready to be rendered: shape, colours, hair and glasses.
///
/// Making one takes tens of milliseconds; rendering it again with another expression is cheap.
public struct Head: Sendable {
  /// Whose head it is.
  public let person: Person

  let mesh: HeadMesh
  /// The shape at rest, in decimetres; MakeHuman's vertices first, hair and glasses after them.
  let positions: [Vector3]
  /// What the painter and the shader know places by: the place on the base mesh; for eyes the
  /// direction from the eye's middle; w is how far a lash has come from lid to tip.
  let references: [SIMD4<Float>]
  /// How much of the lips' red, `[vertices]`.
  let lips: [Float]
  /// How much a vertex turns with the head, `[vertices]`.
  let turning: [Float]
  /// Three vertices and the material's number.
  let triangles: [SIMD4<Int32>]
  let skin: [SkinPainter.Texel]
  let eyes: (left: Eye, right: Eye)
  let landmarks: LandmarkVertices
  /// Vertices of the face proper, which the box surrounds.
  let faceVertices: [Int]
  /// From the base mesh's eyes to this person's, in decimetres.
  let offset: Vector3
  /// Chin to hairline, in decimetres.
  let faceHeight: Float

  struct Eye: Sendable {
    var middle: Vector3
    var radius: Float
  }

  /// Vertices that stand for landmarks; left and right are the person's.
  struct LandmarkVertices: Sendable {
    var nose: Int
    var mouthLeft: Int
    var mouthRight: Int
  }

  init(_ person: Person, mesh: HeadMesh, map: FaceMap) {
    self.person = person
    self.mesh = mesh
    var shape = mesh.positions
    for (target, weight) in person.shape { mesh.add(target, times: weight, to: &shape) }
    let builder = HeadBuilder(person, mesh: mesh, shape: shape)
    eyes = builder.eyes
    landmarks = builder.landmarks
    faceVertices = builder.faceVertices
    let ys = builder.faceVertices.map { shape[$0].y }
    faceHeight = max((ys.max() ?? 1) - (ys.min() ?? 0), 0.5)
    let low = ys.min() ?? 0
    offset = Vector3(
      0, low + faceHeight / 2 - FaceRegions.middle.y, eyes.left.middle.z - FaceRegions.eye.z)
    let built = builder.built()
    positions = built.positions
    references = built.references
    lips = built.lips
    turning = built.turning
    triangles = built.triangles
    skin = SkinPainter(person).paint(map)
  }
}
