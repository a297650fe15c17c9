import Foundation

extension OpenShader {
  /// The inside of the mouth, darker the deeper.
  @inline(__always)
  func mouthColor(_ r: Vector3, _ n: Vector3, _ lit: Float, _ near: Float) -> Vector3 {
    let deep = smoothStep(1.05, 1.5, r.z)
    return matte(mix(Vector3(0.1, 0.015, 0.015), colors.lips * 0.8, deep), n, lit * deep, near)
      * (0.12 + 0.88 * deep)
  }

  /// Sclera, iris with a dark rim, pupil and the light's reflection; `direction` is the place on
  /// the eyeball, seen from its middle.
  @inline(__always)
  func eyeColor(
    _ direction: Vector3, _ gaze: Vector3, _ lit: Float, _ near: Float
  ) -> Vector3 {
    let d = direction.normalized
    let across = (d - gaze * d.dot(gaze))
    let angle = across.length  // sine of the angle from the gaze
    let normal = rotation(d)
    var albedo = Vector3(0.57, 0.53, 0.5)
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
  func hairColor(
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
}
