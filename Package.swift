// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Training needs libtorch, which `script/bootstrap` puts into .deps (or LIBTORCH names). Without it
// the package builds all the rest: docs/decisions/0002-training-is-a-companion-program.md.
let libtorch = Context.environment["LIBTORCH"] ?? "\(Context.packageDirectory)/.deps/libtorch"
let trains = FileManager.default.fileExists(atPath: "\(libtorch)/lib/libtorch_cpu.so")

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One station of the walk, `Sources/<name>`, with what it may import.
func station(_ name: String, _ imports: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: imports, exclude: ["README.md"], swiftSettings: swiftSettings)
}

/// The tests of one station, `Tests/<name>Tests`; files for them lie in its folder `Fixtures`.
func tests(_ name: String, _ imports: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + imports,
    exclude: FileManager.default.fileExists(
      atPath: "\(Context.packageDirectory)/Tests/\(name)Tests/Fixtures") ? ["Fixtures"] : [],
    swiftSettings: swiftSettings)
}

let argumentParser: Target.Dependency =
  .product(name: "ArgumentParser", package: "swift-argument-parser")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency =
  .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

var targets: [Target] = [
  // C libraries.
  .systemLibrary(name: "CFFmpeg", pkgConfig: "libavcodec", providers: [.apt(["libavcodec-dev"])]),
  .systemLibrary(name: "COneDNN", providers: [.apt(["libdnnl-dev"])]),
  .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libpango1.0-dev"])]),
  .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
  .systemLibrary(name: "CSVM", providers: [.apt(["libsvm-dev"])]),

  // The stations, in the order in which the data meet them.
  station("Assets"),
  station("Imaging"),
  station("Emotions"),
  station("MediaIO", ["CFFmpeg", "Imaging"]),
  station("Networks"),
  // Vector types are slow unless optimised, also in debug builds.
  .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3"])]),
  station("Inference", ["COneDNN", "CKernels", "Networks"]),
  station("FaceDetection", ["Assets", "Imaging", "Networks", "Inference"]),
  station("EmotionModel", ["Assets", "Imaging", "Emotions", "Networks", "Inference"]),
  station("Datasets", ["CZip", "Imaging", "Emotions", "MediaIO"]),
  station("FaceSynthesis", ["Assets", "Imaging", "Emotions", "MediaIO", "Datasets"]),
  station("Preparation", ["Imaging", "Datasets", "FaceDetection"]),
  station("Evaluation", ["Emotions"]),
  station(
    "Baselines",
    ["CSVM", "Imaging", "Emotions", "Evaluation", "FaceDetection"]),
  station("VideoAnalysis", ["Imaging", "Emotions", "FaceDetection", "EmotionModel"]),
  station(
    "Reports",
    [
      "CCairo", "Assets", "Imaging", "Emotions", "EmotionModel", "Evaluation", "MediaIO",
      "VideoAnalysis",
    ]),
  station("SessionStore", [grdb]),
  station(
    "Terminal",
    [
      argumentParser, "Assets", "Datasets", "EmotionModel", "Emotions", "Evaluation",
      "FaceDetection", "FaceSynthesis", "Inference", "MediaIO", "Networks", "Preparation",
      "Reports",
    ]),
  .target(
    name: "Studio",
    dependencies: [
      hummingbird, httpTypes, nioCore, logging, lifecycle, subprocess, system, "Assets",
      "Datasets", "EmotionModel", "Emotions", "Evaluation", "FaceDetection", "Imaging", "MediaIO",
      "Networks", "Reports", "SessionStore", "VideoAnalysis",
    ], exclude: ["README.md"], resources: [.copy("Resources")], swiftSettings: swiftSettings),
  .executableTarget(
    name: "mien-studio",
    dependencies: [
      argumentParser, hummingbird, nioCore, logging, lifecycle, "SessionStore", "Studio",
      "Terminal",
    ], swiftSettings: swiftSettings),
  .executableTarget(
    name: "mien",
    dependencies: [
      argumentParser, "Assets", "Imaging", "Emotions", "MediaIO", "Networks", "Inference",
      "FaceDetection", "FaceSynthesis", "EmotionModel", "Datasets", "Preparation", "Evaluation",
      "VideoAnalysis", "Reports", "Terminal",
    ], swiftSettings: swiftSettings),

  // Tests.
  .target(
    name: "TestSupport", dependencies: ["Imaging", "MediaIO", "Networks"],
    path: "Tests/TestSupport",
    swiftSettings: swiftSettings),
  tests("Assets"),
  tests("Imaging"),
  tests("Emotions"),
  tests("MediaIO", ["Imaging"]),
  tests("Networks"),
  tests("Inference", ["Networks"]),
  tests(
    "FaceDetection",
    ["Assets", "FaceSynthesis", "Imaging", "Inference", "Networks", "MediaIO"]),
  tests(
    "EmotionModel",
    ["Emotions", "FaceDetection", "FaceSynthesis", "Imaging", "Inference", "Networks"]),
  tests("Datasets", ["Emotions", "Imaging", "MediaIO"]),
  tests(
    "FaceSynthesis",
    ["Assets", "Datasets", "Emotions", "Evaluation", "FaceDetection", "Imaging", "MediaIO"]),
  tests("Preparation", ["Datasets", "Emotions", "FaceDetection", "Imaging", "MediaIO"]),
  tests("Evaluation", ["Emotions"]),
  tests(
    "Baselines",
    ["Emotions", "Evaluation", "FaceDetection", "FaceSynthesis", "Imaging"]),
  tests(
    "VideoAnalysis",
    ["EmotionModel", "Emotions", "FaceDetection", "FaceSynthesis", "Imaging", "Networks"]),
  tests(
    "Reports",
    ["Assets", "EmotionModel", "Emotions", "Evaluation", "Imaging", "VideoAnalysis"]),
  tests(
    "Terminal",
    [
      "Assets", "Datasets", "EmotionModel", "Emotions", "Evaluation", "Imaging", "Inference",
      "MediaIO", "Networks", "Preparation", "Reports",
    ]),
  tests("SessionStore", [grdb]),
  tests(
    "Studio",
    [
      hummingbird, httpTypes, logging, lifecycle, subprocess, system, "Datasets", "EmotionModel",
      "Emotions", "Evaluation", "FaceSynthesis", "Imaging", "MediaIO", "Networks", "SessionStore",
    ]),
  .testTarget(
    name: "TinyTests",
    dependencies: [
      "Assets", "Datasets", "EmotionModel", "Emotions", "Evaluation", "FaceDetection",
      "FaceSynthesis", "Imaging", "MediaIO", "Networks", "Preparation", "Reports", "TestSupport",
      "VideoAnalysis",
    ], swiftSettings: swiftSettings),
  .testTarget(
    name: "CLITests",
    dependencies: [
      "TestSupport", "Datasets", "EmotionModel", "Emotions", "FaceDetection", "FaceSynthesis",
      "Imaging",
      "MediaIO", "Networks", "Reports", "VideoAnalysis", subprocess, system,
    ], exclude: ["Fixtures"], swiftSettings: swiftSettings),
]

if trains {
  targets += [
    .target(
      name: "CTorch", exclude: ["README.md"],
      cxxSettings: [
        .unsafeFlags([
          "-isystem", "\(libtorch)/include", "-isystem",
          "\(libtorch)/include/torch/csrc/api/include",
        ])
      ],
      linkerSettings: [
        .unsafeFlags(["-L\(libtorch)/lib", "-Xlinker", "-rpath", "-Xlinker", "\(libtorch)/lib"]),
        .linkedLibrary("torch_cpu"), .linkedLibrary("c10"),
      ]),
    station("Tensors", ["CTorch", "Networks"]),
    station(
      "Training",
      [
        "Tensors", "Networks", "Datasets", "EmotionModel", "Evaluation", "Imaging", "Emotions",
        "Baselines", yams,
      ]),
    .executableTarget(
      name: "mien-train",
      dependencies: [
        argumentParser, "Imaging", "Emotions", "Networks", "EmotionModel", "FaceDetection",
        "Datasets",
        "Preparation", "Evaluation", "Baselines", "Training", "Reports", "Tensors", "Terminal",
      ], swiftSettings: swiftSettings),
    tests("Tensors", ["EmotionModel", "Inference", "Networks"]),
    tests(
      "Training",
      [
        "Baselines", "Datasets", "EmotionModel", "Emotions", "Evaluation", "Imaging", "Networks",
        "Tensors",
      ]),
  ]
}

let package = Package(
  name: "mien",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: targets,
  cxxLanguageStandard: .cxx20
)
