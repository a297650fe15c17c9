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
  private let colors: Person.Colors
  private let gaze: (left: Vector3, right: Vector3)
  private let rotation: Rotation
  private let folds: SIMD4<Float>
  private let strands: ValueNoise
  private let man: Bool
  private let irisSeed: Float

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
    man = posed.head.person.masculinity > 0.5
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
    let lit = shadow.light(at: p + n * 0.03, shadowDepths)
    switch t.w {
    case 0: return skinColor(r, n, lit, near * place.w, normal.w)
    case 1: return mouthColor(r, n, lit, near)
    case 2: return eyeColor(r, gaze.left, lit, near)
    case 3: return eyeColor(r, gaze.right, lit, near)
    case 4, 5:
      let deep = smoothStep(1.0, 1.46, r.z)
      return matte(Vector3(0.62, 0.57, 0.48), n, lit * deep, near * deep * deep)
        + Vector3(repeating: 0.05 * deep * lit)
    case 6: return matte(Vector3(0.36, 0.11, 0.1), n, lit, near) * smoothStep(0.75, 1.4, r.z)
    case 7: return matte(mix(Vector3(0.012, 0.01, 0.01), colors.hair * 0.5, 0.3), n, 0.6, 0.8)
    case 8:
      if n.z < 0 { n = -n }
      let strand = strands(r.x * 42, r.y * 5) * 0.35 + strands(r.x * 110, r.y * 9) * 0.2
      let inside = smoothStep(0, 0.2, r.y)
      return hairColor(colors.hair * (0.85 + strand) * (0.6 + 0.4 * inside), n, lit, near)
    default:
      if n.z < 0 { n = -n }
      let shine = pow(max(0, (lighting.key.direction + Vector3(0, 0, 1)).normalized.dot(n)), 40)
      return matte(colors.glasses, n, lit, near) + lighting.key.color * (shine * 0.35 * lit)
    }
  }

  @inline(__always)
  private func skinColor(
    _ r: Vector3, _ normal: Vector3, _ lit: Float, _ open: Float, _ lip: Float
  ) -> Vector3 {
    let cloth = 5.83 - 0.32 * smoothStep(0.1, 0.8, r.z) * max(0, 1 - abs(r.x) * 1.3)
    if r.y < cloth {
      let weave = 0.9 + 0.1 * strands(r.x * 60, r.y * 60 + r.z * 30)
      // Low down, where the head's mesh ends on a plain body, the seam must not show.
      let low = 1 - smoothStep(4.95, 5.45, r.y)
      let front = mix(normal, Vector3(0, 0.2, 0.97), low).normalized
      return matte(colors.cloth * weave, front, mix(lit, 0.8, low), mix(open, 0.9, low))
    }
    let texel = FaceMap.texel(r)
    let (texture, fold) = sample(texel)
    let hair = texture.w
    var albedo = Vector3(texture.x, texture.y, texture.z)
    let red = smoothStep(0.2, 0.75, lip)
    albedo = mix(albedo, colors.lips, red)
    let crease = (fold * folds).sum()
    let shade = open * (1 - min(crease, 0.6))
    if hair > 0.6 { return hairColor(albedo, normal, lit, open) }
    albedo *= 1 - min(crease, 0.6) * 0.35
    // Light that has gone through skin comes out red behind the shadow's edge.
    let key = lighting.key
    let facing = normal.dot(key.direction)
    let wrap = Vector3(0.32, 0.16, 0.1)
    let bent = (Vector3(repeating: facing) + wrap) / (wrap + 1)
    let soft = pointwiseMax(bent, .zero)
    let through = mix(lit, 1, 0.1)
    var light =
      key.color * soft
      * mix(
        Vector3(through * through, through * through, through * through),
        Vector3(through, through * through, through * through), 0.6)
    for fill in lighting.fills {
      light += fill.color * max(0, (normal.dot(fill.direction) + 0.2) / 1.2)
    }
    let up = normal.y * 0.5 + 0.5
    let around = mix(lighting.ground, lighting.sky, up)
    // Between red skins light that bounces is red: folds darken less in red.
    light = light * mix(1, shade, 0.55) + around * Vector3(pow(shade, 0.85), shade, shade)
    let half = (key.direction + Vector3(0, 0, 1)).normalized
    let oily = colors.shine * (1 - hair) * (0.35 + red * 0.5)
    let gloss = max(0, half.dot(normal))
    let g2 = gloss * gloss
    let g8 = g2 * g2 * g2 * g2
    let shine = (g8 * g8 * 0.16 + g8 * g8 * g8 * g8 * g8 * 0.3 * red) * oily * lit
    let edge = 1 - max(0, normal.z)
    let rim = edge * edge * edge * 0.06
    return albedo * light + key.color * (shine * shade) + around * (rim * shade)
  }

  @inline(__always)
  private func sample(_ texel: SIMD2<Float>) -> (SkinPainter.Texel, SIMD4<Float>) {
    let u = min(max(texel.x - 0.5, 0), Float(FaceMap.width) - 1.001)
    let v = min(max(texel.y - 0.5, 0), Float(FaceMap.height) - 1.001)
    let (iu, iv) = (Int(u), Int(v))
    let (tu, tv) = (u - Float(iu), v - Float(iv))
    let start = iv * FaceMap.width + iu
    let top = skin[start] + (skin[start + 1] - skin[start]) * tu
    let low = start + FaceMap.width
    let bottom = skin[low] + (skin[low + 1] - skin[low]) * tu
    let foldTop = wrinkles[start] + (wrinkles[start + 1] - wrinkles[start]) * tu
    return (top + (bottom - top) * tv, foldTop)
  }

  @inline(__always)
  private func mouthColor(_ r: Vector3, _ n: Vector3, _ lit: Float, _ near: Float) -> Vector3 {
    let deep = smoothStep(1.05, 1.5, r.z)
    return matte(mix(Vector3(0.1, 0.015, 0.015), colors.lips * 0.8, deep), n, lit * deep, near)
      * (0.12 + 0.88 * deep)
  }

  /// Sclera, iris with a dark rim, pupil and the light's reflection; `direction` is the place on
  /// the eyeball, seen from its middle.
  @inline(__always)
  private func eyeColor(
    _ direction: Vector3, _ gaze: Vector3, _ lit: Float, _ near: Float
  ) -> Vector3 {
    let d = direction.normalized
    let across = (d - gaze * d.dot(gaze))
    let angle = across.length  // sine of the angle from the gaze
    let normal = rotation(d)
    var albedo = Vector3(0.62, 0.57, 0.54)
    let red = smoothStep(0.5, 0.95, angle)
    albedo = mix(albedo, Vector3(0.5, 0.33, 0.3), red * 0.6)
    let iris: Float = 0.42
    let inIris = 1 - smoothStep(iris - 0.03, iris + 0.03, angle)
    if inIris > 0 {
      let ray = strands(atan2(across.y, across.x) * 6 + irisSeed, angle * 6)
      var color = colors.iris * (1.15 + 0.5 * ray)
      color = mix(color, colors.iris * 0.25, smoothStep(iris * 0.72, iris, angle))
      color = mix(color, Vector3(repeating: 0.004), 1 - smoothStep(0.14, 0.19, angle))
      albedo = mix(albedo, color, inIris)
    }
    // The upper lid and its lashes shade the eye.
    let lid = 1 - 0.55 * smoothStep(0.05, 0.5, d.y)
    let light = matte(albedo, normal, lit * lid, near * lid)
    let cornea = (d + gaze * 0.25 * inIris).normalized
    let gloss = max(0, (lighting.key.direction + Vector3(0, 0, 1)).normalized.dot(rotation(cornea)))
    return light + lighting.key.color * (pow(gloss, 180) * 0.9 * max(lit, 0.35))
  }

  /// Strands shine in rings around the head (after Kajiya and Kay 1989).
  @inline(__always)
  private func hairColor(
    _ albedo: Vector3, _ n: Vector3, _ lit: Float, _ open: Float
  ) -> Vector3 {
    let along = Vector3(0, -1, 0.15)
    let tangent = (along - n * n.dot(along)).normalized
    let half = (lighting.key.direction + Vector3(0, 0, 1)).normalized
    let across = tangent.dot(half)
    let ring = pow(max(0, 1 - across * across), 14)
    let shine = lighting.key.color * (ring * 0.05 * lit * open)
    return matte(albedo, n, lit, open) + shine * (Vector3(repeating: 0.4) + albedo * 3)
  }

  @inline(__always)
  private func matte(_ albedo: Vector3, _ n: Vector3, _ lit: Float, _ open: Float) -> Vector3 {
    var light = lighting.key.color * (max(0, n.dot(lighting.key.direction)) * lit)
    for fill in lighting.fills { light += fill.color * max(0, n.dot(fill.direction)) }
    let around = mix(lighting.ground, lighting.sky, n.y * 0.5 + 0.5)
    return albedo * (light * mix(1, open, 0.5) + around * open)
  }
}
