import Foundation

/// Independent YAML readers, run once for many questions: `Tests/Tools/yaml_readers.py`.
enum YAMLReadersTool {
  struct Question: Encodable {
    var id: String
    var before: String
    var after: String
    var path: [Int]
    var text: String
  }

  struct Answer: Decodable {
    var id: String?
    var reader: String?
    var problem: String?
    var after: String?
    var checks: Int?
    var failed: Int?
  }

  /// The first python that has the readers; ruamel.yaml, which reads YAML 1.2, may be missing.
  static let python: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    let found = path.split(separator: ":").map { "\($0)/python3" }.filter(FileManager.default.isExecutableFile)
    func has(_ modules: String) -> (String) -> Bool {
      { (try? run($0, ["-c", "import \(modules); yaml.CSafeLoader"], input: Data()))?.status == 0 }
    }
    return found.first(where: has("yaml, ruamel.yaml")) ?? found.first(where: has("yaml"))
  }()

  static func ask(_ questions: [Question], python: String) throws -> [Answer] {
    let tool = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Tools/yaml_readers.py")
    let encoder = JSONEncoder()
    var input = Data()
    for question in questions { input += try encoder.encode(question) + Data("\n".utf8) }
    let result = try run(python, [tool.path] + (Corpus.isFullRun ? ["--all"] : []), input: input)
    guard result.status == 0 else { throw ToolFailure(status: result.status) }
    let decoder = JSONDecoder()
    return try result.output.split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(Answer.self, from: Data($0))
    }
  }

  /// The readers themselves broke down: nothing is known about the edits.
  struct ToolFailure: Error {
    var status: Int32
  }

  /// Runs a program on a file of input, so that no pipe can fill up.
  static func run(_ path: String, _ arguments: [String], input: Data) throws -> (status: Int32, output: Data) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("postings-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (source, sink) = (folder.appendingPathComponent("in"), folder.appendingPathComponent("out"))
    try input.write(to: source)
    _ = FileManager.default.createFile(atPath: sink.path, contents: nil)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = try FileHandle(forWritingTo: sink)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try Data(contentsOf: sink))
  }
}
