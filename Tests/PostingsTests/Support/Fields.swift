import FrontMatter

@testable import Postings

extension [RecordField] {
  /// Fields written one a line as `key: value`; `key:` is empty, `key: ~` null, `- ` before the key an item of a list.
  init(lines: String) {
    self = lines.split(separator: "\n").map { line in
      let isItem = line.hasPrefix("- ")
      let parts = line.drop(while: { isItem && ($0 == "-" || $0 == " ") }).split(separator: ":", maxSplits: 1)
      let text = parts.count == 2 ? parts[1].drop { $0 == " " } : ""
      let kind: RecordField.Kind = text.isEmpty ? .empty : text == "~" ? .null : .text
      return RecordField(name: String(parts[0]), kind: kind, text: kind == .null ? "" : String(text), isItem: isItem)
    }
  }
}

/// Seconds since 1970-01-01T00:00Z of a date that is known to be one.
func instant(_ text: String) -> Int { PostingDate(text)!.instant }
