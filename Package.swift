// swift-tools-version: 6.2
import PackageDescription

// A release for machines without Swift or curses: `POSTINGS_STATIC=1 swift build -c release --static-swift-stdlib`.
let isStatic = Context.environment["POSTINGS_STATIC"] == "1"

func linked(_ libraries: String...) -> [LinkerSetting] {
  isStatic
    ? [.unsafeFlags(libraries.flatMap { ["-Xlinker", "-l:lib\($0).a"] })]
    : libraries.map { .linkedLibrary($0) }
}

#if os(macOS)
  /// Apple's curses knows wide characters, and terminfo is a part of it.
  let curses = linked("ncurses")
#else
  let curses = linked("ncursesw", "tinfo")
#endif

/// Swift's own libraries built into the program, optimised builds only: looking up their symbols at each start takes as
/// long as all else that a short command does. The last three are what ArgumentParser needs of Foundation.
let swiftBuiltIn: [LinkerSetting] = [
  .unsafeFlags(
    ["-static-stdlib", "-lFoundationEssentials", "-l_FoundationCShims", "-l_FoundationCollections"],
    .when(platforms: [.linux], configuration: .release))
]

/// Values and functions: nothing here is bound to an actor.
let pure: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// The front end: everything is on the main actor unless it says otherwise.
let mainActor: [SwiftSetting] = pure + [.defaultIsolation(MainActor.self)]

let package = Package(
  name: "postings",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "postings", targets: ["PostingsProgram"]),
    .executable(name: "postings-benchmark", targets: ["PostingsBenchmark"]),
    .library(name: "FrontMatter", targets: ["FrontMatter"]),
    .library(name: "Postings", targets: ["Postings"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    // Lossless YAML, TOML and JSON front matter: the bytes, the fields, and edits that touch nothing else.
    .target(name: "FrontMatter", dependencies: ["CLibYAML"], swiftSettings: pure),
    // libyaml behind a handful of C functions of our own.
    .target(name: "CLibYAML", linkerSettings: linked("yaml")),

    // How wide text is on a terminal, how it is cut and wrapped, and how data from files is made harmless.
    .target(name: "TerminalText", swiftSettings: pure),
    // Markdown laid out as styled lines for a given width.
    .target(name: "MarkdownLayout", dependencies: ["CMarkdown", "TerminalText"], swiftSettings: pure),
    // cmark-gfm, the parser that GitHub wrote.
    .target(
      name: "CMarkdown", linkerSettings: linked("cmark-gfm-extensions", "cmark-gfm")),

    // memmem, which Swift’s Glibc module leaves out.
    .target(name: "CByteSearch"),
    // File calls that Swift's C library module does not show: exchanging two names, attributes, syncing a file system.
    .target(name: "CFileCalls"),
    // Every sentence that a person reads, in English and in French.
    .target(name: "PostingsLanguage", swiftSettings: pure),

    // The shared library: the collection, what its fields mean, queries, problems, saving.
    .target(
      name: "Postings",
      dependencies: [
        "CByteSearch", "CFileCalls", "FrontMatter", "PostingsLanguage", "TerminalText",
        .product(name: "SystemPackage", package: "swift-system"),
      ], swiftSettings: pure),
    // What each screen holds and does: no keys, no terminal, no disk.
    .target(
      name: "PostingsViewModels",
      dependencies: [
        "FrontMatter", "MarkdownLayout", "Postings", "PostingsLanguage", "TerminalText",
        .product(name: "SystemPackage", package: "swift-system"),
      ], swiftSettings: pure),

    // Cells, keys and widgets; knows nothing of postings.
    .target(name: "TerminalUI", dependencies: ["TerminalText"], swiftSettings: pure),
    // ncurses, behind functions of our own: no curses type crosses into Swift.
    .target(
      name: "CNcurses", cSettings: [.define("NCURSES_WIDECHAR", to: "1"), .define("_GNU_SOURCE")],
      linkerSettings: curses),
    // The real terminal.
    .target(
      name: "NcursesTerminal", dependencies: ["CNcurses", "TerminalUI"], swiftSettings: mainActor),

    // The front end: draws each screen, binds the keys, runs the effects.
    .target(
      name: "PostingsTUI",
      dependencies: [
        "FrontMatter", "MarkdownLayout", "Postings", "PostingsLanguage", "PostingsViewModels", "TerminalText",
        "TerminalUI", .product(name: "SystemPackage", package: "swift-system"),
      ], swiftSettings: mainActor),
    // Files built into the program: the sample postings.
    .target(
      name: "PostingsResources", path: "Resources", exclude: ["man", "pictures"],
      resources: [.embedInCode("sample-postings")], swiftSettings: pure),
    // The command line.
    .target(
      name: "PostingsCommand",
      dependencies: [
        "FrontMatter", "MarkdownLayout", "Postings", "PostingsTUI", "PostingsViewModels", "PostingsLanguage",
        "NcursesTerminal", "TerminalText", "TerminalUI", "PostingsResources",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ], swiftSettings: pure),
    // The `postings` program. Nothing depends on it, so that what it is linked with stays out of the tests.
    .executableTarget(
      name: "PostingsProgram", dependencies: ["PostingsCommand"], swiftSettings: pure, linkerSettings: swiftBuiltIn),
    // Figures and ratios, on collections of any size.
    .executableTarget(
      name: "PostingsBenchmark",
      dependencies: ["CLibYAML", "CPseudoTerminal", "FrontMatter", "Postings", "PostingsViewModels"],
      swiftSettings: pure),

    // What must hold for bytes of any kind, for the tests and for the fuzz target.
    .target(
      name: "PostingsFuzzing",
      dependencies: [
        "FrontMatter", "MarkdownLayout", "Postings", "PostingsLanguage", "TerminalText",
        .product(name: "SystemPackage", package: "swift-system"),
      ], swiftSettings: pure),
    // Doubles and drivers for the tests: a terminal in memory, tmux, a real pseudo-terminal.
    .target(
      name: "PostingsTestSupport",
      dependencies: [
        "CPseudoTerminal", "Postings", "PostingsLanguage", "PostingsTUI", "PostingsViewModels", "TerminalUI",
        .product(name: "SystemPackage", package: "swift-system"),
      ], swiftSettings: pure),
    .target(name: "CPseudoTerminal", linkerSettings: [.linkedLibrary("util")]),

    .testTarget(name: "FrontMatterTests", dependencies: ["FrontMatter"], swiftSettings: pure),
    .testTarget(name: "FuzzTests", dependencies: ["PostingsFuzzing"], exclude: ["marks.dict"], swiftSettings: pure),
    .testTarget(name: "TerminalTextTests", dependencies: ["TerminalText"], swiftSettings: pure),
    .testTarget(name: "MarkdownLayoutTests", dependencies: ["MarkdownLayout", "TerminalText"], swiftSettings: pure),
    .testTarget(
      name: "PostingsTests",
      dependencies: [
        "FrontMatter", "Postings", "PostingsLanguage", "PostingsTestSupport", "TerminalText",
        .product(name: "SystemPackage", package: "swift-system"),
      ], swiftSettings: pure),
    .testTarget(
      name: "PostingsViewModelsTests",
      dependencies: [
        "FrontMatter", "Postings", "PostingsLanguage", "PostingsTestSupport", "PostingsViewModels",
        .product(name: "SystemPackage", package: "swift-system"),
      ], swiftSettings: pure),
    .testTarget(
      name: "TerminalUITests", dependencies: ["NcursesTerminal", "PostingsTestSupport", "TerminalText", "TerminalUI"],
      swiftSettings: pure),
    .testTarget(
      name: "PostingsTUITests",
      dependencies: [
        "FrontMatter", "Postings", "PostingsLanguage", "PostingsTUI", "PostingsTestSupport", "PostingsViewModels",
        "TerminalUI", .product(name: "SystemPackage", package: "swift-system"),
      ], exclude: ["Golden"], swiftSettings: pure),
    .testTarget(
      name: "PostingsCommandTests", dependencies: ["PostingsCommand", "PostingsTestSupport", "TerminalUI"],
      swiftSettings: pure),
  ]
)

// The fuzz target, which has no `main` of its own, is there on request only: see `.ci/fuzz`.
if Context.environment["POSTINGS_FUZZ"] == "1" {
  package.targets.append(
    .executableTarget(
      name: "PostingsFuzzer", dependencies: ["PostingsFuzzing"],
      swiftSettings: pure + [.unsafeFlags(["-parse-as-library"])]))
}
