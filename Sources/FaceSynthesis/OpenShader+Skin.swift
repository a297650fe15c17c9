import Foundation

extension OpenShader {
  /// Skin, lips and scalp as painted, with wrinkles and light that passes through; low down, cloth.
  @inline(__always)
  func skinColor(
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
    if hair > 0.95 { return hairColor(albedo, normal, lit, open) }
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
    let skin = albedo * light + key.color * (shine * shade) + around * (rim * shade)
    return hair < 0.3
      ? skin : mix(skin, hairColor(albedo, normal, lit, open), smoothStep(0.3, 0.95, hair))
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
}
