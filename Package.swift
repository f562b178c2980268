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
        // The log, for programs that read it.
        .library(name: "DatelineLog", targets: ["DatelineLog"]),
        // What a service says to systemd, for other services too.
        .library(name: "ServiceManager", targets: ["ServiceManager", "Linux"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    ],
    targets: [
        // The system's libraries and what only C can say.
        .systemLibrary(name: "CSystemd", providers: [.apt(["libsystemd-dev"])]),
        .systemLibrary(name: "CGcrypt", providers: [.apt(["libgcrypt20-dev"])]),
        .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
        .systemLibrary(name: "CUchardet", providers: [.apt(["libuchardet-dev"])]),
        .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
        .target(name: "CChecksum"),
        // CLD2's C++ behind one C function; needs libcld2-dev.
        .target(name: "CLanguage", linkerSettings: [.linkedLibrary("cld2")]),
        .target(name: "CLinux"),
        .target(name: "CScan"),
        .target(name: "CWords"),

        // The pure core: values in, values out.
        .target(name: "Checksum", dependencies: ["CChecksum", "CGcrypt"], swiftSettings: common),
        .target(name: "JSON", dependencies: ["CScan"], swiftSettings: core),
        .target(name: "Times", swiftSettings: core),
        .target(
            name: "Article",
            dependencies: ["JSON", "Checksum", "CUTF8Proc", "CUchardet", "CLanguage", "CScan"],
            swiftSettings: core),
        .target(name: "Formats", dependencies: ["Article", "JSON", "Times"], swiftSettings: core),
        .target(
            name: "Likeness", dependencies: ["Article", "Checksum", "JSON", "CUTF8Proc", "CWords"],
            exclude: ["README.md", "INDEX.md"],
            swiftSettings: core),
        .target(
            name: "Intake", dependencies: ["Article", "Formats", "Likeness", "JSON", "Times", "Checksum"],
            swiftSettings: core),
        .target(name: "Settings", swiftSettings: core),
        .target(name: "Varlink", dependencies: ["JSON"], swiftSettings: core),

        // The edges: folder, log, systemd.
        .target(name: "Linux", dependencies: ["CLinux", "Times"], swiftSettings: common),
        .target(
            name: "EventLog", dependencies: ["Linux", "JSON", "Checksum", "Times", "CZstd"],
            exclude: ["FORMAT.md", "event.schema.json"], swiftSettings: common),
        // The log for programs of others: the one library that is given away.
        .target(
            name: "DatelineLog", dependencies: ["EventLog", "Linux"], exclude: ["README.md"],
            swiftSettings: common),
        .target(
            name: "Spool",
            dependencies: [
                "Linux", "Times", .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
            ],
            swiftSettings: common),
        .target(
            name: "ServiceManager", dependencies: ["Linux", "CSystemd", logging], exclude: ["README.md"],
            swiftSettings: common),

        // Assembly.
        .target(
            name: "Daemon",
            dependencies: [
                "Article", "Checksum", "Formats", "Likeness", "Intake", "Settings", "Linux", "EventLog",
                "Spool",
                "ServiceManager", "Varlink", logging,
            ],
            swiftSettings: common),
        .target(
            name: "Commands", dependencies: ["Daemon", "Linux", "ServiceManager", "Settings", arguments],
            swiftSettings: common),
        .executableTarget(
            name: "datelined",
            dependencies: ["Commands", "Daemon", "Linux", "ServiceManager", "Settings", logging, arguments],
            swiftSettings: common),
        .executableTarget(
            name: "dateline",
            dependencies: [
                "Article", "Checksum", "Commands", "CUTF8Proc", "Daemon", "EventLog", "Formats", "Intake",
                "JSON",
                "Likeness",
                "Linux", "Settings", "Spool", "Times", arguments,
            ],
            swiftSettings: common),
        .executableTarget(
            name: "bench",
            dependencies: [
                "Article", "Checksum", "EventLog", "Formats", "Intake", "JSON", "Likeness", "Linux", "Times",
                arguments,
            ],
            exclude: ["append_sqlite.py", "follow.py", "peers.py"], swiftSettings: common),

        // Tests.
        .target(
            name: "TestSupport", dependencies: ["EventLog", "Linux", "JSON", "Times"],
            path: "Tests/TestSupport",
            swiftSettings: common),
        .testTarget(name: "TidyTests", dependencies: ["TestSupport", "Linux"], swiftSettings: common),
        .testTarget(
            name: "IntakeTests",
            dependencies: ["Intake", "Article", "Likeness", "Checksum", "Times", "TestSupport"],
            swiftSettings: common),
        .testTarget(
            name: "SpoolTests", dependencies: ["Spool", "Linux", "TestSupport", "Times"],
            swiftSettings: common),
        .testTarget(
            name: "DaemonTests",
            dependencies: [
                "Checksum", "Daemon", "EventLog", "Intake", "Likeness", "Linux", "Spool", "ServiceManager",
                "Settings", "TestSupport", "Times",
                logging,
            ],
            swiftSettings: common),
        .testTarget(name: "VarlinkTests", dependencies: ["Varlink"], swiftSettings: core),
        .testTarget(
            name: "DatelineLogTests", dependencies: ["DatelineLog", "TestSupport"], swiftSettings: common),
        .testTarget(
            name: "ServiceManagerTests", dependencies: ["ServiceManager", "Linux", "TestSupport", logging],
            swiftSettings: common),
        .testTarget(name: "CommandTests", dependencies: ["dateline", "Times"], swiftSettings: common),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "TestSupport", "EventLog", "Linux", "JSON", "Checksum", "Times", "datelined", "dateline",
            ],
            exclude: ["golden", "validate_ninjs.py", "systemd", "poison.c", "soak.py"], swiftSettings: common),
        .testTarget(
            name: "EventLogTests",
            dependencies: ["EventLog", "TestSupport", "Linux", "JSON", "Checksum", "Times"],
            exclude: ["check_log.py"], swiftSettings: common),
        .testTarget(
            name: "LinuxTests", dependencies: ["Linux", "TestSupport", "CLinux", "Times"],
            swiftSettings: common),
        .testTarget(name: "ChecksumTests", dependencies: ["Checksum"], swiftSettings: common),
        .testTarget(
            name: "JSONTests", dependencies: ["JSON", "CScan", "TestSupport"], swiftSettings: common),
        .testTarget(name: "TimesTests", dependencies: ["Times", "TestSupport"], swiftSettings: common),
        .testTarget(
            name: "FormatsTests", dependencies: ["Formats", "Article", "TestSupport"], swiftSettings: core),
        .testTarget(
            name: "LikenessTests",
            dependencies: [
                "Likeness", "Article", "Daemon", "Linux", "ServiceManager", "Formats", "Intake", "JSON",
                "Checksum", "Times", "TestSupport",
                "CUTF8Proc", "CWords", "EventLog",
            ],
            swiftSettings: core),
        .testTarget(name: "SettingsTests", dependencies: ["Settings"], swiftSettings: core),
        .testTarget(
            name: "ArticleTests", dependencies: ["Article", "CScan", "JSON"], exclude: ["Pages"],
            swiftSettings: common
        ),
    ],
    swiftLanguageModes: [.v6]
)
