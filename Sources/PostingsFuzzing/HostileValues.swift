import FrontMatter

/// Values, keys and literals that are hard to write.
enum HostileValues {
  private static let texts = [
    "", " ", "x", "a: b # c", "yes", "- x", " lead", "trail ", "two\nlines", "\nfirst", "last\n", "last\n\n", "---",
    "...",
    "+++", ";;;", "#x", "@x", "`x`", "%x", "{a", "}", "[", "]", ",", "*a", "&a", "!t", "|", ">", "'", "\"", "\\",
    "it's",
    "say \"so\"", "null", "~", "1", "0x1F", "1_000", "2024-02-29", "12:30", "é", "e\u{301}", "🙂", "\u{202E}rtl", "\t",
    "a\tb", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{7F}", "\u{1}", "a\r\nb", "a\rb", "\"\"\"", "'''", "/*", "//",
    "{{ x }}",
    "=", "<<", "?", "? x", ": x", "x:", "a  b", "  indented\nless", "#\n#",
  ]
  private static let keys = [
    "new", "a b", "yes", "x:y", "#k", "é", "1", "", "title", "- k", "{k", "a.b", "\"", "'", "a\nb", "<<", "=", "?",
    "[x]",
    "null", " k", "k ", "\\", "x: y", "*k", "tags",
  ]
  private static let literals = [
    "x", "[1, 2]", "'q'", "|\n  a\n  b", "k: v", "- 1\n- 2", "2020-01-01", "\"d\"", "{ a = 1 }", "{\"a\": [1]}",
    ">-\n  f\n",
    "[", "\"", "# c", "x # c", "&a x", "*a", "!!str 1", "\"\"\"\nx\"\"\"", "1 2", "true", "{a: [b, {c: d}]}", "  x",
    "x\ny: z",
  ]

  static func key(_ random: inout ByteRandom) -> String { random.pick(keys) }
  static func literal(_ random: inout ByteRandom) -> String { random.pick(literals) }

  /// A single value, or a list or a table of a few, three levels deep at most.
  static func any(_ random: inout ByteRandom, depth: Int = 0) -> FieldValue {
    switch random.below(depth < 3 ? 12 : 8) {
    case 0: .null
    case 1: .flag(random.below(2) == 0)
    case 2: .number(random.pick(["1", "-2.5", "0x1F", "1e9", "+1", "nan"]))
    case 3: .date(random.pick(["2024-02-29", "2017-05-23T16:02:11Z", "12:30:00"]))
    case 4: .empty
    case 8, 9: .list((0..<random.below(4)).map { _ in any(&random, depth: depth + 1) })
    case 10, 11:
      .table((0..<random.below(4)).map { .init(key: "k\($0)", value: any(&random, depth: depth + 1)) })
    default: .text(random.pick(texts))
    }
  }
}
