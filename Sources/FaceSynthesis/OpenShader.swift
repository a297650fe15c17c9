import Foundation

/// `HeadShader` with its arrays open: what runs once per sample.
struct OpenShader {
  let screen: UnsafeBufferPointer<Vector3>
  let places: UnsafeBufferPointer<SIMD4<Float>>
  let normals: UnsafeBufferPointer<SIMD4<Float>>
  let references: UnsafeBufferPointer<SIMD4<Float>>
  let triangles: UnsafeBufferPointer<SIMD4<Int32>>
  let skin: UnsafeBufferPointer<SkinPainter.Texel>
  let wrinkles: UnsafeBufferPointer<SIMD4<Float>>
  let nearness: UnsafeBufferPointer<Float>
  let nearnessColumns: Int
  let shadowDepths: UnsafeBufferPointer<Float>
  let shadow: ShadowMap
  let lighting: Lighting
  let colors: Person.Colors
  let gaze: (left: Vector3, right: Vector3)
  let rotation: Rotation
  let folds: SIMD4<Float>
  let strands: ValueNoise
  let irisSeed: Float

  init(
    screen: UnsafeBufferPointer<Vector3>, places: UnsafeBufferPointer<SIMD4<Float>>,
    normals: UnsafeBufferPointer<SIMD4<Float>>, references: UnsafeBufferPointer<SIMD4<Float>>,
    triangles: UnsafeBufferPointer<SIMD4<Int32>>, skin: UnsafeBufferPointer<SkinPainter.Texel>,
    wrinkles: UnsafeBufferPointer<SIMD4<Float>>, nearness: UnsafeBufferPointer<Float>,
    nearnessColumns: Int, shadowDepths: UnsafeBufferPointer<Float>, shadow: ShadowMap,
    lighting: Lighting, posed: PosedHead
  ) {
    self.screen = screen
    self.places = places
    self.normals = normals
    self.references = references
    self.triangles = triangles
    self.skin = skin
    self.wrinkles = wrinkles
    self.nearness = nearness
    self.nearnessColumns = nearnessColumns
    self.shadowDepths = shadowDepths
    self.shadow = shadow
    self.lighting = lighting
    colors = posed.head.person.colors
    gaze = posed.gaze
    rotation = posed.rotation
    folds = Wrinkles.strengths(posed.expression, age: posed.head.person.age)
    strands = ValueNoise(seed: UInt32(truncatingIfNeeded: posed.head.person.seed))
    irisSeed = Float(posed.head.person.seed % 97)
  }

  /// Whether four samples see one surface, so that one shading does for all.
  @inline(__always)
  func sameSurface(_ owners: SIMD4<Int32>) -> Bool {
    let m = triangles[Int(owners[0])].w
    return m == triangles[Int(owners[1])].w && m == triangles[Int(owners[2])].w
      && m == triangles[Int(owners[3])].w && m < 2  // eyes and small parts want every sample
  }

  /// The light that a triangle sends to the camera at a place of the sample grid.
  @inline(__always)
  func color(_ owner: Int32, _ x: Float, _ y: Float) -> Vector3 {
    let t = triangles[Int(owner)]
    let (ia, ib, ic) = (Int(t.x), Int(t.y), Int(t.z))
    let (a, b, c) = (screen[ia], screen[ib], screen[ic])
    let inverse = 1 / ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))
    let (dx, dy) = (x - a.x, y - a.y)
    let ub = min(max((dx * (c.y - a.y) - dy * (c.x - a.x)) * inverse, 0), 1)
    let uc = min(max((dy * (b.x - a.x) - dx * (b.y - a.y)) * inverse, 0), 1 - ub)
    let ua = 1 - ub - uc
    let place = places[ia] * ua + places[ib] * ub + places[ic] * uc
    let normal = normals[ia] * ua + normals[ib] * ub + normals[ic] * uc
    let reference = references[ia] * ua + references[ib] * ub + references[ic] * uc
    let p = Vector3(place.x, place.y, place.z)
    var n = Vector3(normal.x, normal.y, normal.z).normalized
    let r = Vector3(reference.x, reference.y, reference.z)
    let near = nearness[
      min(Int(y) >> 1, nearness.count / nearnessColumns - 1) * nearnessColumns
        + min(Int(x) >> 1, nearnessColumns - 1)]
    let lit = shadow.light(at: p + n * 0.055, shadowDepths)
    switch t.w {
    case 0: return skinColor(r, n, lit, near * place.w, normal.w)
    case 1: return mouthColor(r, n, lit, near)
    case 2: return eyeColor(r, gaze.left, lit, near)
    case 3: return eyeColor(r, gaze.right, lit, near)
    case 4, 5:
      let deep = smoothStep(0.98, 1.4, r.z)
      return matte(Vector3(0.7, 0.64, 0.54), n, mix(lit, 1, 0.35) * deep, mix(near, 1, 0.4) * deep)
        + Vector3(repeating: 0.05 * deep * lit)
    case 6: return matte(Vector3(0.36, 0.11, 0.1), n, lit, near) * smoothStep(0.75, 1.4, r.z)
    case 7: return matte(mix(Vector3(0.012, 0.01, 0.01), colors.hair * 0.5, 0.3), n, 0.6, 0.8)
    case 8:
      if n.z < 0 { n = -n }
      let strand =
        strands(r.x * 13, r.y * 1.5) * 0.22 + strands(r.x * 37, r.y * 3) * 0.28
        + strands(r.x * 110, r.y * 9) * 0.2
      let inside = smoothStep(0, 0.2, r.y)
      return hairColor(colors.hair * (0.85 + strand) * (0.6 + 0.4 * inside), n, lit, near)
    default:
      if n.z < 0 { n = -n }
      let shine = pow(max(0, (lighting.key.direction + Vector3(0, 0, 1)).normalized.dot(n)), 40)
      return matte(colors.glasses, n, lit, near) + lighting.key.color * (shine * 0.35 * lit)
    }
  }

  @inline(__always)
  func matte(_ albedo: Vector3, _ n: Vector3, _ lit: Float, _ open: Float) -> Vector3 {
    var light = lighting.key.color * (max(0, n.dot(lighting.key.direction)) * lit)
    for fill in lighting.fills { light += fill.color * max(0, n.dot(fill.direction)) }
    let around = mix(lighting.ground, lighting.sky, n.y * 0.5 + 0.5)
    return albedo * (light * mix(1, open, 0.5) + around * open)
  }
}
