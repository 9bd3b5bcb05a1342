import Foundation
@testable import Postings
import SystemPackage
import Testing

@Suite("differences by line")
struct DiffTests {
  /// `git`, where the machine has it.
  static let git = ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private static let names: [[UInt8]] = [
    Array("plain.md".utf8), Array("with space.md".utf8), Array("caf\u{e9}.md".utf8), [0xFF, 0xFE, 0x2E, 0x6D],
    Array("quote\".md".utf8),
    Array("two\nlines.md".utf8), Array("back\\slash.md".utf8), Array("-dash.md".utf8), Array("tab\t.md".utf8),
    Array("folder x/é.md".utf8), Array("end space ".utf8),
  ]

  @Test(
    "git apply takes the diffs of random edits, names of any bytes, and gives just the new bytes",
    .enabled(if: git != nil, "there is no git on this machine"))
  func gitApply() throws {
    var random = Seeded(7)
    for _ in 0..<12 {
      let folder = TemporaryFolder()
      mkdir(folder.path.appending("folder x").string, 0o755)
      var patch: [UInt8] = []
      var expected: [(FilePath, [UInt8])] = []
      for (number, bytes) in Self.names.enumerated() {
        let name = FilePath(bytes: bytes)
        let old = Self.text(&random)
        let new = number == 3 ? Self.text(&random) : Self.edited(old, &random)
        let isNew = number == 0
        if !isNew { folder.write(name, old) }
        patch += UnifiedDiff(path: bytes, old: isNew ? nil : old, new: new).bytes
        if !isNew || !new.isEmpty { expected.append((name, new)) }
      }
      let file = TemporaryFolder()
      let process = Process()
      process.executableURL = URL(fileURLWithPath: try #require(Self.git))
      process.arguments = ["apply", "--whitespace=nowarn", file.write("x.patch", patch).string]
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path.string)
      let errors = Pipe()
      process.standardError = errors
      try process.run()
      let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(message)\n\(String(decoding: patch, as: UTF8.self))")
      for (name, bytes) in expected { #expect(folder.bytes(name) == bytes, "\(name)") }
    }
  }

  @Test("kept and added lines are the new text, kept and removed ones the old, and equal lines are found")
  func comparison() {
    var random = Seeded(11)
    for _ in 0..<400 {
      let old = Self.text(&random)
      let new = Self.edited(old, &random)
      let lines = LineComparison(old, new).lines
      #expect(lines.filter { $0.kind != .added }.flatMap(\.bytes) == old)
      #expect(lines.filter { $0.kind != .removed }.flatMap(\.bytes) == new)
    }
  }

  @Test("the script is the shortest there is", arguments: [3, 5, 8])
  func shortest(alphabet: Int32) {
    var random = Seeded(UInt64(alphabet))
    for _ in 0..<300 {
      let a = (0..<Int.random(in: 0...14, using: &random)).map { _ in Int32.random(in: 0..<alphabet, using: &random) }
      let b = (0..<Int.random(in: 0...14, using: &random)).map { _ in Int32.random(in: 0..<alphabet, using: &random) }
      func lines(_ numbers: [Int32]) -> [ArraySlice<UInt8>] { numbers.map { [UInt8($0), 0x0A][...] } }
      let runs = LineMatching(lines(a), lines(b)).runs
      for run in runs { for offset in 0..<run.count { #expect(a[run.old + offset] == b[run.new + offset]) } }
      #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.old + $0.count <= $1.old && $0.new + $0.count <= $1.new })
      #expect(runs.map(\.count).reduce(0, +) == Self.longestCommon(a, b))
    }
  }

  /// The textbook's table.
  private static func longestCommon(_ a: [Int32], _ b: [Int32]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for (j, y) in b.enumerated() {
        (diagonal, row[j + 1]) = (row[j + 1], x == y ? diagonal + 1 : max(row[j + 1], row[j]))
      }
    }
    return row[b.count]
  }

  @Test("large texts without a common order are compared in bounded time")
  func bounded() {
    let old = (0..<60_000).map { "line \($0 * 7919 % 60_013)\n" }.joined()
    let new = (0..<60_000).map { "line \($0 * 104_729 % 60_013)\n" }.joined()
    let same = (0..<60_000).map { "\($0 % 3)\n" }.joined()
    let start = ContinuousClock.now
    _ = LineComparison(Array(old.utf8), Array(new.utf8))
    _ = LineComparison(Array(same.utf8), Array(same.utf8.reversed()))
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  static func text(_ random: inout Seeded) -> [UInt8] {
    let ends: [[UInt8]] = [[0x0A], [0x0D, 0x0A], [0x0A]]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...30, using: &random) {
      bytes += (0..<Int.random(in: 0...4, using: &random)).map { _ in
        [0x61, 0x62, 0xC3, 0xFF, 0x20, 0x2D, 0x40].randomElement(using: &random)!
      }
      bytes += ends.randomElement(using: &random)!
    }
    return Bool.random(using: &random) ? bytes + [0x7A] : bytes
  }

  static func edited(_ old: [UInt8], _ random: inout Seeded) -> [UInt8] {
    var new = old
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let start = Int.random(in: 0...new.count, using: &random)
      let end = min(new.count, start + Int.random(in: 0...9, using: &random))
      new.replaceSubrange(start..<end, with: text(&random).prefix(Int.random(in: 0...9, using: &random)))
    }
    return new
  }
}
