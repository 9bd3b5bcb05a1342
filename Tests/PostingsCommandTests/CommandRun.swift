import Foundation
import PostingsTestSupport
import Testing

/// One run of the real program.
struct CommandRun {
  var status: Int32
  var output: Data
  var errors: String

  init(_ outcome: ProcessRunner.Outcome) {
    status = outcome.status
    output = Data(outcome.standardOutput)
    errors = outcome.errors
  }

  var text: String { String(decoding: output, as: UTF8.self) }
  var lines: [String] { text.split(separator: "\n").map(String.init) }

  func json() throws -> Any { try JSONSerialization.jsonObject(with: output, options: [.fragmentsAllowed]) }
  func object() throws -> [String: Any] { try #require(try json() as? [String: Any]) }
  func array() throws -> [[String: Any]] { try #require(try json() as? [[String: Any]]) }
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
  @discardableResult
  func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> CommandRun {
    try start(Products.postings, arguments, input, environment)
  }

  /// Runs a shell script here, in which `$POSTINGS` is the program.
  func shell(_ script: String, environment: [String: String] = [:]) throws -> CommandRun {
    try start("/bin/bash", ["-c", script], "", environment)
  }

  func python(_ script: String, _ arguments: String...) throws -> CommandRun {
    try start("python3", ["-c", script] + arguments, "", [:])
  }

  /// Arguments of any bytes.
  func run(bytes arguments: [[UInt8]]) throws -> CommandRun {
    CommandRun(try ProcessRunner.run(Products.postings, bytes: arguments, environment: environment, folder: url.path))
  }

  private func start(_ program: String, _ arguments: [String], _ input: String, _ added: [String: String]) throws
    -> CommandRun
  {
    CommandRun(
      try ProcessRunner.run(
        program, arguments, environment: environment.merging(added) { $1 }, input: Array(input.utf8), folder: url.path))
  }

  private var environment: [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": url.path,
      "XDG_STATE_HOME": url.appendingPathComponent(".state").path, "SWIFT_BACKTRACE": "enable=no",
      "POSTINGS": Products.postings,
    ].merging(TestEnvironment.sanitizers) { $1 }
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
