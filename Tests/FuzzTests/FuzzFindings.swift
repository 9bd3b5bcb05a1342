import PostingsFuzzing
import Testing

/// Inputs that broke a promise once, cut down to what did it.
enum FuzzFindings {
  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var entry: FuzzEntry
    var bytes: [UInt8]

    init(_ name: String, _ entry: FuzzEntry, _ text: String) {
      self.init(name, entry, Array(text.utf8))
    }

    init(_ name: String, _ entry: FuzzEntry, _ bytes: [UInt8]) {
      (testDescription, self.entry, self.bytes) = (name, entry, bytes)
    }
  }

  static let all: [Row] = [
    Row("a ? key without a value, whose range went on to the next field", .frontMatter, "---\na:\n  ? - a\nb:\n  ? x\n  : y\n\n---\n"),
    Row("a hard line break in the text of a link", .markdown, "[a  \nb](x)\n"),
    Row("a word that fits in a code block's first line, and not in the narrower next one", .markdown, "```\n—Initiative](https://webcache\n```\n"),
    Row("an accent between bytes that are no UTF-8", .text, [0xE1, 0xCC, 0x81, 0x80, 0x80, 0x61]),
    Row("a space too many before a mark of no width", .text, "words a\u{200B}b longer \u{200B}x seven77 \u{200B}\u{301}y"),
    Row(
      "a value below its key that holds U+0085, a line end to libyaml alone", .frontMatter,
      "---\none:\n- 4$$$#  --\none:\n- 4$$$ # *a*a$$$$\u{85}- $$\u{85}-\n---\n$\n---\n$$$$"),
    Row("a block scalar's end, lost by the optimiser", .frontMatter, "---\nS: |\n S\nT: 1"),
    Row("settings whose lone CR at the end became a line end when a view was saved", .settings, "\nzpzp:\n?2_0: o\r"),
  ]
}
