import Emotions
import Foundation
import Testing

@testable import Reports

@Suite struct StyleTests {
  /// What is left of a colour for people without one kind of cone (Machado and others 2009).
  static let sights: [(name: String, matrix: [[Double]])] = [
    ("all cones", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    (
      "protanopia",
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    ),
    (
      "deuteranopia",
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    ),
  ]

  @Test(arguments: sights.indices) func `The colours of the expressions stay apart`(
    sight: Int
  ) {
    let colors = Emotion.allCases.map { lab($0.color, Self.sights[sight].matrix) }
    for (index, one) in colors.enumerated() {
      for (offset, other) in colors[(index + 1)...].enumerated() {
        let distance = zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
        let names = "\(Emotion.allCases[index]) and \(Emotion.allCases[index + 1 + offset])"
        #expect(distance > 11, "\(names), \(Self.sights[sight].name)")
      }
    }
  }

  @Test(arguments: [
    FigureStyle.ink, FigureStyle.faintInk, FigureStyle.right, FigureStyle.wrong,
    FigureStyle.warning,
  ])
  func `Letters are read well on paper`(color: Color) {
    #expect(1.05 / (color.luminance + 0.05) >= 4.5)  // WCAG 2.2, AA
  }

  @Test func `Colours are written as pages want them`() {
    #expect(Color(0x0A0B0C).hex == "#0a0b0c")
    #expect(Color.white.ink == .black && Color(0x08519C).ink == .white)
  }

  /// CIE L*a*b* of what such an eye sees.
  private func lab(_ color: Color, _ sight: [[Double]]) -> [Double] {
    func linear(_ v: Double) -> Double { v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4) }
    func times(_ m: [[Double]], _ v: [Double]) -> [Double] {
      m.map { zip($0, v).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    let rgb = times(sight, [color.red, color.green, color.blue].map(linear)).map { max(0, $0) }
    let xyz = times(
      [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], rgb)
    let f = zip(xyz, [0.9505, 1, 1.089]).map { v, white in
      v / white > 0.008856 ? cbrt(v / white) : 7.787 * v / white + 16 / 116
    }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }
}
