public import FrontMatter
internal import TerminalText

/// The fields of a posting as lines for people: what they say, without the notation.
public enum FieldText {
  /// A line a value, cleaned: `title: …`, `missions[0].end: …`; text of several lines is indented below its key.
  public static func lines(of document: FrontMatterDocument) -> [String] {
    var lines: [String] = []
    for member in document.members where !member.isShadowed {
      append(member.node.value, at: FieldPath(key: member.key), to: &lines)
    }
    return lines
  }

  private static func append(_ value: FieldValue, at path: FieldPath, to lines: inout [String]) {
    let name = String(describing: path).cleaned(for: .outputLine)
    switch value {
    case .empty, .null: lines.append(name + ":")
    case .flag(let flag): lines.append("\(name): \(flag)")
    case .number(let text), .date(let text): lines.append("\(name): " + text.cleaned(for: .outputLine))
    case .text(let text): append(text: text, name, to: &lines)
    case .list(let items): append(items: items, at: path, name, to: &lines)
    case .table(let entries):
      if entries.isEmpty { lines.append(name + ":") }
      for entry in entries { append(entry.value, at: path.appending(key: entry.key), to: &lines) }
    }
  }

  private static func append(text: String, _ name: String, to lines: inout [String]) {
    guard text.utf8.dropLast().contains(UInt8(ascii: "\n")) else {
      lines.append(
        text.isEmpty
          ? name + ":"
          : "\(name): "
            + String(
              decoding: text.utf8.last == UInt8(ascii: "\n") ? text.utf8.dropLast() : text.utf8[...], as: UTF8.self
            ).cleaned(for: .outputLine))
      return
    }
    lines.append(name + ":")
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      lines.append(line.isEmpty ? "" : "  " + String(cleaning: line, for: .outputLine))
    }
    if lines.last == "" { lines.removeLast() }
  }

  /// Single values share a line.
  private static func append(items: [FieldValue], at path: FieldPath, _ name: String, to lines: inout [String]) {
    let singles = items.compactMap(\.singleText)
    if singles.count == items.count {
      lines.append(
        singles.isEmpty ? name + ":" : "\(name): " + singles.joined(separator: ", ").cleaned(for: .outputLine))
      return
    }
    for (index, item) in items.enumerated() { append(item, at: path.appending(index: index), to: &lines) }
  }
}
