public import FrontMatter
internal import TerminalText

/// The fields of a posting as lines for people: what they say, without the notation.
public enum FieldText {
  /// One line, cleaned.
  public struct Line: Sendable, Hashable {
    /// The field’s path, with a colon after it when shown; nil for a line of a longer text.
    public var name: String?
    /// What stands after the colon, its blank included.
    public var text: String
  }

  /// A line a value: `title: …`, `missions[0].end: …`; text of several lines is indented below its key.
  public static func lines(of document: FrontMatterDocument) -> [Line] {
    var lines: [Line] = []
    for member in document.members where !member.isShadowed {
      append(member.node.value, at: FieldPath(key: member.key), to: &lines)
    }
    return lines
  }

  private static func append(_ value: FieldValue, at path: FieldPath, to lines: inout [Line]) {
    let name = String(describing: path).cleaned(for: .outputLine)
    switch value {
    case .empty, .null: lines.append(line(name))
    case .flag(let flag): lines.append(line(name, "\(flag)"))
    case .number(let text), .date(let text): lines.append(line(name, text))
    case .text(let text): append(text: text, name, to: &lines)
    case .list(let items): append(items: items, at: path, name, to: &lines)
    case .table(let entries):
      if entries.isEmpty { lines.append(line(name)) }
      for entry in entries { append(entry.value, at: path.appending(key: entry.key), to: &lines) }
    }
  }

  private static func line(_ name: String, _ text: String = "") -> Line {
    Line(name: name, text: text.isEmpty ? "" : " " + text.cleaned(for: .outputLine))
  }

  private static func append(text: String, _ name: String, to lines: inout [Line]) {
    let lineFeed = UInt8(ascii: "\n")
    let content = text.utf8.last == lineFeed ? text.utf8.dropLast() : text.utf8[...]
    guard content.contains(lineFeed) else {
      return lines.append(line(name, String(decoding: content, as: UTF8.self)))
    }
    lines.append(line(name))
    for part in content.split(separator: lineFeed, omittingEmptySubsequences: false) {
      lines.append(Line(name: nil, text: part.isEmpty ? "" : "  " + String(cleaning: part, for: .outputLine)))
    }
  }

  /// Single values share a line.
  private static func append(items: [FieldValue], at path: FieldPath, _ name: String, to lines: inout [Line]) {
    let singles = items.compactMap(\.singleText)
    guard singles.count != items.count else { return lines.append(line(name, singles.joined(separator: ", "))) }
    for (index, item) in items.enumerated() { append(item, at: path.appending(index: index), to: &lines) }
  }
}
