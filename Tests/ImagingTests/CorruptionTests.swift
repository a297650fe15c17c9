import Testing

@testable import Imaging

@Suite struct CorruptionTests {
  /// SplitMix64.
  struct Draws: RandomNumberGenerator {
    var state: UInt64 = 1
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// Something with the parts and grey levels of a face.
  static func crop(_ number: Int = 0) throws -> FaceCrop {
    try FaceCrop(
      pixels: (0..<48 * 48).map { place in
        let (x, y) = (place % 48, place / 48)
        let isEye = abs(y - 19) < 3 && (abs(x - 15 - number % 2) < 4 || abs(x - 33) < 4)
        let isMouth = abs(y - 38) < 3 && abs(x - 24) < 8 + number
        let skin = 120 + (x * (number + 2)) % 25 + (y * 3 + number * 7) % 20 + (24 - abs(x - 24))
        return UInt8(isEye ? 60 : isMouth ? 80 : skin)
      })
  }

  private func spoilt(
    _ corruption: Corruption, _ crop: FaceCrop, severity: Int, seed: UInt64 = 1
  ) -> FaceCrop {
    var draws = Draws(state: seed)
    return corruption.applied(to: Clip(crop), severity: severity, using: &draws).crops[0]
  }

  /// The mean absolute difference of two crops, in grey levels.
  private func distance(_ a: FaceCrop, _ b: FaceCrop) -> Double {
    zip(a.pixels, b.pixels).reduce(0) { $0 + abs(Double($1.0) - Double($1.1)) } / 2304
  }

  private func mean(_ crop: FaceCrop) -> Double {
    crop.pixels.reduce(0) { $0 + Double($1) } / 2304
  }

  @Test func `The list has RAF-DB-C's eighteen and eight of our own`() {
    #expect(Corruption.allCases.count(where: \.isPublished) == 18)
    #expect(Corruption.allCases.count == 26)
  }

  @Test(arguments: Corruption.allCases)
  func `Severity 0 changes nothing, and the same draws give the same crop`(
    corruption: Corruption
  ) throws {
    let crop = try Self.crop()
    #expect(spoilt(corruption, crop, severity: 0) == crop)
    for severity in Corruption.severities {
      let once = spoilt(corruption, crop, severity: severity)
      #expect(once == spoilt(corruption, crop, severity: severity))
      #expect(once != crop)
    }
  }

  @Test(arguments: Corruption.allCases)
  func `More severity is farther from the clean crop`(corruption: Corruption) throws {
    let distances = try Corruption.severities.map { severity in
      try (0..<12).reduce(0.0) { sum, number in
        let crop = try Self.crop(number)
        let far = spoilt(corruption, crop, severity: severity, seed: UInt64(number))
        return sum + distance(far, crop)
      }
    }
    // Mixtures' parts do not all grow, and spatter turns from water to mud at 4. Published
    // parameters of neighbouring severities are all but one in motion blur (the longer tail has no
    // weight) and defocus (the same disc; a small one happens to suit the crop's stripes).
    let steps: [(Int, Int)] =
      switch corruption {
      case .spatter: [(0, 1), (1, 2)]
      case .motionBlur: [(1, 2), (2, 3), (3, 4)]
      case .defocus: [(0, 3), (3, 4)]
      case .brighterLessContrast, .darkerLessContrast, .noisyDarkerLessContrast,
        .movedDarkerLessContrast, .pixelatedDarkerLessContrast:
        [(0, 4)]
      default: [(0, 1), (1, 2), (2, 3), (3, 4)]
      }
    for (less, more) in steps {
      #expect(distances[less] < distances[more], "\(corruption): \(distances)")
    }
  }

  @Test func `Brightness shifts the mean by its share of the range`() throws {
    let crop = try Self.crop()
    #expect(abs(mean(spoilt(.brighter, crop, severity: 1)) - mean(crop) - 25.5) < 0.6)
    #expect(abs(mean(spoilt(.darker, crop, severity: 1)) - mean(crop) + 25.5) < 0.6)
  }

  @Test func `Contrast keeps the mean and scales what differs from it`() throws {
    let crop = try Self.crop()
    let flat = spoilt(.lessContrast, crop, severity: 5)
    #expect(abs(mean(flat) - mean(crop)) < 0.5)
    for (before, after) in zip(crop.pixels, flat.pixels) {
      #expect(abs((Double(before) - mean(crop)) * 0.1 + mean(crop) - Double(after)) <= 0.5)
    }
  }

  @Test(arguments: [
    Corruption.gaussianBlur, .defocus, .zoomBlur, .motionBlur, .pixelation, .jitter,
  ])
  func `Nothing happens to a crop of one value`(corruption: Corruption) throws {
    let flat = try FaceCrop(pixels: [UInt8](repeating: 77, count: 2304))
    for severity in Corruption.severities {
      #expect(spoilt(corruption, flat, severity: severity) == flat)
    }
  }

  @Test(arguments: [Corruption.gaussianBlur, .defocus, .motionBlur])
  func `A blur keeps the sum of a bright spot away from the edges`(corruption: Corruption) throws {
    let spot = try FaceCrop(pixels: [UInt8](repeating: 0, count: 2304)).filled(
      [24 * 48 + 24], with: 255)
    let field = GrayField(spot)
    for severity in Corruption.severities {
      var draws = Draws()
      let blurred = corruption.field(field, severity: severity, using: &draws)
      #expect(abs(blurred.values.reduce(0, +) - 1) < 1e-9)
      #expect(blurred.values.max()! < 0.7)
    }
    // A disc of radius 1.5 has nine pixels.
    var draws = Draws()
    let disc = Corruption.defocus.field(field, severity: 1, using: &draws)
    #expect(disc.values.count { $0 > 0.1 } == 9)
  }

  @Test func `Noise has the deviation that it should have, and few photons give as much`() throws {
    let gray = try FaceCrop(pixels: [UInt8](repeating: 128, count: 2304))
    func deviation(_ corruption: Corruption) -> Double {
      let noisy = spoilt(corruption, gray, severity: 1)
      let squares = noisy.pixels.reduce(0) { $0 + (Double($1) - 128) * (Double($1) - 128) }
      return (squares / 2304).squareRoot() / 255
    }
    #expect(abs(deviation(.gaussianNoise) - 0.08) < 0.005)
    // Poisson: the deviation of v is √(v / 60).
    #expect(abs(deviation(.shotNoise) - (0.502 / 60).squareRoot()) < 0.006)
  }

  @Test func `A block has one value and covers both eyes, or the mouth`() throws {
    let crop = try Self.crop()
    for (corruption, places) in [
      (Corruption.hiddenEyes, [CropGeometry.leftEye, CropGeometry.rightEye]),
      (.hiddenMouth, [CropGeometry.mouth]),
    ] {
      let hidden = spoilt(corruption, crop, severity: 5)
      let changed = (0..<2304).filter { hidden.pixels[$0] != crop.pixels[$0] }
      #expect(Set(changed.map { hidden.pixels[$0] }).count == 1)
      #expect(changed.count > 400 && changed.count <= 600)
      for place in places {
        let index = Int(place.y) * 48 + Int(place.x)
        #expect(hidden.pixels[index] == UInt8(mean(crop).rounded()))
      }
    }
  }

  @Test func `Light from the right is light from the left, mirrored`() throws {
    let crop = try Self.crop()
    let left = spoilt(.lightFromLeft, crop, severity: 3)
    #expect(spoilt(.lightFromRight, crop.mirrored, severity: 3).mirrored == left)
    #expect(left.pixels[30 * 48 + 2] > crop.pixels[30 * 48 + 2])
    #expect(left.pixels[30 * 48 + 45] < crop.pixels[30 * 48 + 45])
  }

  @Test func `Gamma moves gray as its power says`() throws {
    let gray = try FaceCrop(pixels: [UInt8](repeating: 128, count: 2304))
    #expect(spoilt(.lowGamma, gray, severity: 5).pixels[0] == 194)  // 255 · 0.502^0.4
    #expect(spoilt(.highGamma, gray, severity: 5).pixels[0] == 46)  // 255 · 0.502^2.5
  }

  @Test func `Pixelation to 12 cells gives squares of 4 with their means`() throws {
    let crop = try Self.crop()
    let squares = GrayField(crop).pixelated(cells: 12)
    for (row, column) in [(0, 0), (3, 7), (11, 11)] {
      let places = (0..<16).map { (row * 4 + $0 / 4) * 48 + column * 4 + $0 % 4 }
      let expected = places.reduce(0) { $0 + Double(crop.pixels[$1]) } / 16 / 255
      #expect(places.allSatisfy { abs(squares.values[$0] - expected) < 1e-6 })
    }
  }

  @Test func `A shift by whole pixels is a shift, and no jitter is none`() throws {
    let field = GrayField(try Self.crop())
    #expect(
      field.jittered(x: 2, y: -1, degrees: 0, scale: 1).crop
        == (try Self.crop()).shifted(x: 2, y: -1))
    #expect(field.jittered(x: 0, y: 0, degrees: 0, scale: 1) == field)
    // A quarter turn brings the top to the right.
    var spot = GrayField(values: [Double](repeating: 0, count: 2304))
    spot.values[4 * 48 + 24] = 1
    let turned = spot.jittered(x: 0, y: 0, degrees: 90, scale: 1).crop
    #expect(turned.pixels.firstIndex(of: 255) == 24 * 48 + 43)
  }

  @Test func `All crops of a clip are spoilt alike, but for noise`() throws {
    let crop = try Self.crop()
    for corruption in Corruption.allCases {
      var draws = Draws()
      let clip = corruption.applied(to: Clip([crop, crop]), severity: 2, using: &draws)
      let isNoise = [.gaussianNoise, .shotNoise, .noisyDarkerLessContrast].contains(corruption)
      #expect((clip.crops[0] == clip.crops[1]) != isNoise, "\(corruption)")
    }
  }
}
