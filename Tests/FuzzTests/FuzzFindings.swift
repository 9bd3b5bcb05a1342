import PostingsFuzzing
import Testing

/// Inputs that broke a promise once, cut down to what did it.
enum FuzzFindings {
  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var entry: FuzzEntry
    var bytes: [UInt8]

    init(_ name: String, _ entry: FuzzEntry, _ text: String) {
      (testDescription, self.entry, bytes) = (name, entry, Array(text.utf8))
    }
  }

  static let all: [Row] = [
    Row("a ? key without a value, whose range went on to the next field", .frontMatter, "---\na:\n  ? - a\nb:\n  ? x\n  : y\n\n---\n"),
    Row("a hard line break in the text of a link", .markdown, "[a  \nb](x)\n"),
    Row("a space too many before a mark of no width", .text, "words a\u{200B}b longer \u{200B}x seven77 \u{200B}\u{301}y"),
  ]
}
