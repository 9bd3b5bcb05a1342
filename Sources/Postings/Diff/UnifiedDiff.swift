/// A change of one file in the form that `git apply` and `patch` take (POSIX.1-2017, diff -u; git's quoting of names).
public struct UnifiedDiff: Sendable {
  /// Empty when both texts are the same. Lines are bytes as they stand in the files: clean them before a terminal.
  public private(set) var bytes: [UInt8] = []

  /// - Parameters:
  ///   - path: of the file, as bytes; a leading `/` or `./` is left out.
  ///   - old: nil for a file that does not exist yet.
  ///   - context: unchanged lines around a change.
  public init(path: [UInt8], old: [UInt8]?, new: [UInt8], context: Int = 3) {
    guard old == nil || old != new else { return }
    let name = Self.relative(path)
    append("--- ")
    if old == nil { append("/dev/null") } else { bytes += Self.quoted(Array("a/".utf8) + name) }
    append("\n+++ ")
    bytes += Self.quoted(Array("b/".utf8) + name)
    append("\n")
    let comparison = LineComparison(old ?? [], new)
    var position = Position()
    var index = 0
    for hunk in comparison.hunks(context: context) {
      position.advance(over: comparison.lines[index..<hunk.lowerBound])
      append(comparison.lines[hunk], at: position)
      position.advance(over: comparison.lines[hunk])
      index = hunk.upperBound
    }
  }

  /// Lines that lie before a place, in the old and in the new file.
  private struct Position {
    var old = 0
    var new = 0

    mutating func advance(over lines: ArraySlice<LineComparison.Line>) {
      for line in lines {
        if line.kind != .added { old += 1 }
        if line.kind != .removed { new += 1 }
      }
    }
  }

  private mutating func append(_ lines: ArraySlice<LineComparison.Line>, at position: Position) {
    let oldCount = lines.count { $0.kind != .added }
    let newCount = lines.count { $0.kind != .removed }
    append("@@ -\(Self.range(position.old, oldCount)) +\(Self.range(position.new, newCount)) @@\n")
    for line in lines {
      append(line.kind == .kept ? " " : line.kind == .removed ? "-" : "+")
      bytes += line.bytes
      if line.bytes.last != 0x0A { append("\n\\ No newline at end of file\n") }
    }
  }

  /// Lines count from 1, but an empty range names the line before it.
  private static func range(_ before: Int, _ count: Int) -> String {
    count == 1 ? "\(before + 1)" : "\(count == 0 ? before : before + 1),\(count)"
  }

  private static func relative(_ path: [UInt8]) -> [UInt8] {
    var rest = path[...]
    while true {
      if rest.first == UInt8(ascii: "/") {
        rest = rest.dropFirst()
      } else if rest.starts(with: "./".utf8) {
        rest = rest.dropFirst(2)
      } else {
        return Array(rest)
      }
    }
  }

  /// As git does with core.quotePath: names with controls, quotes, backslashes or bytes above 7E in double quotes.
  private static func quoted(_ name: [UInt8]) -> [UInt8] {
    guard name.contains(where: { $0 < 0x20 || $0 >= 0x7F || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") })
    else {
      return name
    }
    var text = "\""
    for byte in name {
      switch byte {
      case UInt8(ascii: "\""): text += "\\\""
      case UInt8(ascii: "\\"): text += "\\\\"
      case 0x0A: text += "\\n"
      case 0x09: text += "\\t"
      case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let octal = String(byte, radix: 8)
        text += "\\" + String(repeating: "0", count: 3 - octal.utf8.count) + octal
      }
    }
    return Array((text + "\"").utf8)
  }

  private mutating func append(_ text: String) { bytes += text.utf8 }
}
