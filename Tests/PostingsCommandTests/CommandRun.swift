import Foundation
import Testing

/// One run of the real program.
struct CommandRun {
  var status: Int32
  var output: Data
  var errors: String

  var text: String { String(decoding: output, as: UTF8.self) }
  var lines: [String] { text.split(separator: "\n").map(String.init) }

  func json() throws -> Any { try JSONSerialization.jsonObject(with: output, options: [.fragmentsAllowed]) }
  func object() throws -> [String: Any] { try #require(try json() as? [String: Any]) }
  func array() throws -> [[String: Any]] { try #require(try json() as? [[String: Any]]) }

  /// The program as it was built with the tests.
  static let program: URL = {
    let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let candidates = [
      bundle, URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(), root.appendingPathComponent(".build/debug"),
    ].map { $0.appendingPathComponent("postings") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? candidates[2]
  }()

  /// The package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

/// A folder of its own for a test, removed afterwards, with runs of the program in it.
final class TestFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("postings-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> URL { url.appendingPathComponent(name) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> URL { try write(name, Data(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ data: Data) throws -> URL {
    let file = path(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file
  }

  func read(_ name: String) throws -> String { String(decoding: try Data(contentsOf: path(name)), as: UTF8.self) }

  /// Runs `postings` here.
  func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> CommandRun {
    try start(CommandRun.program, arguments, input, environment)
  }

  /// Runs a shell script here, in which `$POSTINGS` is the program.
  func shell(_ script: String, environment: [String: String] = [:]) throws -> CommandRun {
    try start(URL(fileURLWithPath: "/bin/bash"), ["-c", script], "", environment)
  }

  func python(_ script: String, _ arguments: String...) throws -> CommandRun {
    try start(URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-c", script] + arguments, "", [:])
  }

  /// Output goes to files, so that no pipe can fill up.
  private func start(_ program: URL, _ arguments: [String], _ input: String, _ environment: [String: String]) throws -> CommandRun {
    let files = ["in", "out", "err"].map { url.appendingPathComponent(".\($0)-\(UUID().uuidString)") }
    try Data(input.utf8).write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = url
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": url.path,
      "XDG_STATE_HOME": url.appendingPathComponent(".state").path, "SWIFT_BACKTRACE": "enable=no",
      "POSTINGS": CommandRun.program.path,
    ].merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    return CommandRun(
      status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: try Data(contentsOf: files[1]), errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}

extension TestFolder {
  /// Three postings that the tests of most commands use.
  static func withJobs() throws -> TestFolder {
    let folder = try TestFolder()
    try folder.write("jobs/a-stage.md", Self.stage)
    try folder.write("jobs/b-developer.md", Self.developer)
    try folder.write("jobs/c-draft.md", Self.draft)
    try folder.write("jobs/notes.txt", "No front matter here.\n")
    return folder
  }

  static let stage = """
    ---
    title: Stage 6 mois, affaires publiques
    type:
    tag: Rédaction article, Affaires publiques , Civic Tech
    published: true
    locale: fr
    date: '2017-05-23T16:02:11.316+00:00'
    ---

    ## Présentation

    Un corps avec le mot décidim.

    """

  static let developer = """
    ---
    title: "Developer: web"
    type: CDI
    tags:
      - Civic Tech
      - Rails
    locale: en
    date: 2019-02-03
    salary: 42000
    ---
    Body.

    """

  static let draft = """
    ---
    title: A draft
    published: false
    tags: [rails]
    locale: en
    date: 2018-01-01
    ---

    """
}
