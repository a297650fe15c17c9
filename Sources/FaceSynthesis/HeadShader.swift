import Foundation

/// The colour of each sample of a posed head.
struct HeadShader {
  private let posed: PosedHead
  private let screen: [Vector3]
  private let lighting: Lighting
  private let shadow: ShadowMap
  private let nearness: Nearness
  private let wrinkles: [SIMD4<Float>]
  /// Place from the camera and openness, `[vertices]`.
  private let places: [SIMD4<Float>]
  /// Normal and redness of lips, `[vertices]`.
  private let normals: [SIMD4<Float>]

  init(
    _ posed: PosedHead, screen: [Vector3], lighting: Lighting, map: FaceMap, shadow: ShadowMap,
    nearness: Nearness
  ) {
    self.posed = posed
    self.screen = screen
    self.lighting = lighting
    self.shadow = shadow
    self.nearness = nearness
    wrinkles = map.wrinkles
    places = zip(posed.places, posed.openness).map { SIMD4($0, $1) }
    normals = zip(posed.normals, posed.head.lips).map { SIMD4($0, $1) }
  }

  /// Runs something with all arrays open.
  func withPointers<R>(_ body: (OpenShader) -> R) -> R {
    let head = posed.head
    return screen.withUnsafeBufferPointer { screen in
      places.withUnsafeBufferPointer { places in
        normals.withUnsafeBufferPointer { normals in
          head.references.withUnsafeBufferPointer { references in
            head.triangles.withUnsafeBufferPointer { triangles in
              head.skin.withUnsafeBufferPointer { skin in
                wrinkles.withUnsafeBufferPointer { wrinkles in
                  nearness.light.withUnsafeBufferPointer { light in
                    shadow.withDepths { shadowDepths in
                      body(
                        OpenShader(
                          screen: screen, places: places, normals: normals,
                          references: references, triangles: triangles, skin: skin,
                          wrinkles: wrinkles, nearness: light, nearnessColumns: nearness.columns,
                          shadowDepths: shadowDepths, shadow: shadow, lighting: lighting,
                          posed: posed))
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
