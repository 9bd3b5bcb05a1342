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
    Row(
      "a value below its key that holds U+0085, a line end to libyaml alone", .frontMatter,
      "---\none:\n- 4$$$#  --\none:\n- 4$$$ # *a*a$$$$\u{85}- $$\u{85}-\n---\n$\n---\n$$$$"),
  ]
}
