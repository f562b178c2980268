// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target.
let common: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// The pure core says where it touches memory unsafely; the edges do little else.
let core: [SwiftSetting] = common + [.strictMemorySafety()]

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "datelined",
    products: [
        .executable(name: "datelined", targets: ["datelined"]),
        .executable(name: "dateline", targets: ["dateline"]),
        .executable(name: "bench", targets: ["bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
    ],
    targets: [
        // The system's libraries and what only C can say.
        .systemLibrary(name: "CSystemd", providers: [.apt(["libsystemd-dev"])]),
        .systemLibrary(name: "CGcrypt", providers: [.apt(["libgcrypt20-dev"])]),
        .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
        .systemLibrary(name: "CUchardet", providers: [.apt(["libuchardet-dev"])]),
        .target(name: "CChecksum"),
        // CLD2's C++ behind one C function; needs libcld2-dev.
        .target(name: "CLanguage", linkerSettings: [.linkedLibrary("cld2")]),
        .target(name: "CLinux"),

        // The pure core: values in, values out.
        .target(name: "Checksum", dependencies: ["CChecksum", "CGcrypt"], swiftSettings: common),
        .target(name: "JSON", swiftSettings: core),
        .target(
            name: "Article", dependencies: ["JSON", "Checksum", "CUTF8Proc", "CUchardet", "CLanguage"],
            swiftSettings: core),
        .target(name: "Formats", dependencies: ["Article"], swiftSettings: core),
        .target(name: "Likeness", dependencies: ["Article", "Checksum", "JSON"], swiftSettings: core),
        .target(name: "Intake", dependencies: ["Article", "Likeness", "JSON"], swiftSettings: core),
        .target(
            name: "Settings",
            dependencies: [.product(name: "Configuration", package: "swift-configuration")],
            swiftSettings: core),

        // The edges: folder, log, systemd.
        .target(name: "Linux", dependencies: ["CLinux"], swiftSettings: common),
        .target(name: "EventLog", dependencies: ["Linux", "JSON", "Checksum"], swiftSettings: common),
        .target(name: "Spool", dependencies: ["Linux", "JSON"], swiftSettings: common),
        .target(name: "ServiceManager", dependencies: ["Linux", "CSystemd", logging], swiftSettings: common),

        // Assembly.
        .target(
            name: "Daemon",
            dependencies: [
                "Article", "Formats", "Likeness", "Intake", "Settings", "Linux", "EventLog", "Spool",
                "ServiceManager", logging, .product(name: "DequeModule", package: "swift-collections"),
            ],
            swiftSettings: common),
        .executableTarget(name: "datelined", dependencies: ["Daemon", arguments], swiftSettings: common),
        .executableTarget(name: "dateline", dependencies: ["Daemon", arguments], swiftSettings: common),
        .executableTarget(name: "bench", dependencies: ["Daemon", arguments], swiftSettings: common),

        // Tests.
        .testTarget(name: "ArticleTests", dependencies: ["Article", "JSON"], swiftSettings: common),
    ],
    swiftLanguageModes: [.v6]
)
