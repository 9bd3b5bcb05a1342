import Foundation
import TerminalText
import Testing

@Suite("Text wrapped to columns")
struct WrappingTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var width: Int
    var lines: [String]

    init(_ name: String, _ text: String, _ width: Int, _ lines: [String]) {
      testDescription = name
      self.text = text
      self.width = width
      self.lines = lines
    }
  }

  static let examples = [
    Example("nothing", "", 10, [""]),
    Example("fits", "one two", 7, ["one two"]),
    Example("at a space", "one two three", 8, ["one two", "three"]),
    Example("exactly full", "aaaa bbbb", 4, ["aaaa", "bbbb"]),
    Example("several spaces", "one    two", 5, ["one", "two"]),
    Example("spaces at the end", "one two   ", 3, ["one", "two"]),
    Example("indentation stays", "  one two", 6, ["  one", "two"]),
    Example("long word", "abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
    Example("long word after a short one", "a bcdefgh", 4, ["a", "bcde", "fgh"]),
    Example("line feeds", "one\n\ntwo three", 5, ["one", "", "two", "three"]),
    Example("hyphen in a word", "Seine-Saint-Denis", 8, ["Seine-", "Saint-", "Denis"]),
    Example("hyphen of an option", "use --verbose", 6, ["use", "--verb", "ose"]),
    Example("French punctuation", "Bonjour les amis !", 17, ["Bonjour les", "amis !"]),
    Example("French quotes", "il dit « oui »", 8, ["il dit", "« oui »"]),
    Example("a mark that opens a word", "see the !important", 10, ["see the", "!important"]),
    Example("Japanese", "日本語の文章です。", 8, ["日本語の", "文章で", "す。"]),
    Example("Japanese quotes", "彼は「はい」と", 6, ["彼は", "「は", "い」と"]),
    Example("Korean breaks at its spaces", "안녕하세요 여러분", 12, ["안녕하세요", "여러분"]),
    Example("mixed scripts", "abc日本", 5, ["abc日", "本"]),
    Example("wide in one column", "日本", 1, ["日", "本"]),
    Example("an accent stays on its letter", "e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
    Example("flags stay whole", "🇫🇷🇧🇪🇨🇭", 5, ["🇫🇷🇧🇪", "🇨🇭"]),
    Example("Thai vowel stays", "กำกำ", 3, ["กำ", "กำ"]),
    Example("no width at all", "ab", 0, ["a", "b"]),
  ]

  @Test("lines break where a reader expects it", arguments: examples)
  func wrapping(_ example: Example) {
    #expect(example.text.wrapped(to: example.width) == example.lines)
  }

  @Test("lines are never too wide and lose nothing but spaces", arguments: [1, 2, 5, 17, 40, 80])
  func properties(width: Int) throws {
    for text in Self.samples + Self.corpusBodies() {
      let bytes = Array(text.cleaned(for: .output).utf8)
      let ranges = bytes.wrappedRangesAsUTF8(to: width)
      var end = 0
      for range in ranges {
        #expect(bytes[end..<range.lowerBound].allSatisfy { $0 == 0x20 || $0 == 0x0A })
        let line = String(decoding: bytes[range], as: UTF8.self)
        #expect(line.columns <= width || line.unicodeScalars.count { $0.columns > 0 } == 1, "\(line)")
        end = range.upperBound
      }
      #expect(bytes[end...].allSatisfy { $0 == 0x20 || $0 == 0x0A })
    }
  }

  @Test("continuing lines leave room for an indentation, and a paragraph starts at full width again")
  func hanging() {
    let text = "aaaa bbbb cccc\ndddd eeee"
    #expect(text.wrappedRanges(to: 9, hanging: 4) == [0..<9, 10..<14, 15..<24])
    #expect("日本日本".wrappedRanges(to: 4, hanging: 9) == [0..<6, 6..<9, 9..<12])
  }

  @Test("clusters stay whole where the width allows it")
  func clustersStayWhole() {
    for text in Self.samples {
      let bytes = Array(text.utf8)
      let starts = Set(text.indices.map { text.utf8.distance(from: text.startIndex, to: $0) } + [bytes.count])
      for range in text.wrappedRanges(to: 10) {
        #expect(starts.contains(range.lowerBound) && starts.contains(range.upperBound), "\(text)")
      }
    }
  }

  @Test("a megabyte without a space is wrapped in linear time", arguments: ["a", "日", "e\u{301}", "กำ", "\u{301}", "🇫🇷"])
  func hostile(unit: String) {
    let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
    let clock = ContinuousClock()
    let quarter = String(repeating: unit, count: 250_000 / unit.utf8.count)
    // A busy machine may spoil one try, not three of them.
    let isLinear = (1...3).contains { _ in
      let quarterTime = clock.measure { _ = quarter.wrappedRanges(to: 80) }
      let fullTime = clock.measure { #expect(text.wrappedRanges(to: 80).last?.upperBound == text.utf8.count) }
      return fullTime < quarterTime * 12 + .milliseconds(200)
    }
    #expect(isLinear)
  }

  static let samples = [
    "Rejoignez une équipe engagée : rédaction d’articles, « affaires publiques » et civic-tech !  Télétravail possible.",
    "私たちは、オープンソースの開発者を募集しています。リモート勤務も可能です（日本国内）。ご応募をお待ちしております！",
    "نبحث عن مطور برمجيات للعمل عن بعد، براتب تنافسي ومزايا ممتازة. تقدم الآن!",
    "👍🏽👨‍👩‍👧🇫🇷🇧🇪 équipe 🧑🏿‍💻 ❤️ 1️⃣ e\u{301}\u{302}e\u{301} 한국어 문장입니다 กำลังหางาน",
    String(repeating: "a", count: 300), String(repeating: " ", count: 50), "\n\n a\n",
  ]

  /// The start of some real files, of each locale and of the job boards.
  static func corpusBodies() -> [String] {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../shared/corpus").standardizedFileURL
    let files = FileManager.default.enumerator(at: corpus, includingPropertiesForKeys: nil)
    let markdown = (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "md" }
      .sorted { $0.path < $1.path }
    return stride(from: 0, to: markdown.count, by: max(1, markdown.count / 60)).compactMap {
      (try? Data(contentsOf: markdown[$0])).map { String(decoding: $0.prefix(4_000), as: UTF8.self) }
    }
  }
}
