import Postings
import SystemPackage
import Testing

@testable import PostingsViewModels

@Suite("What a save will write") struct DiffViewModelTests {
  @Test("a changed line stands with two lines around it") func oneLine() {
    let diff = Self.diff("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nD\ne\nf\n")
    #expect(Self.shown(diff) == [" b", " c", "-d", "+D", " e", " f"])
    #expect((diff.changedCount, diff.keptCount) == (1, 5))
  }

  @Test("places far apart are parted") func places() {
    let diff = Self.diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "X\n2\n3\n4\n5\n6\n7\n8\nY\n")
    #expect(Self.shown(diff) == ["-1", "+X", " 2", " 3", "…⋯", " 7", " 8", "-9", "+Y"])
  }

  @Test("a carriage return that comes or goes is in sight") func carriageReturn() {
    let diff = Self.diff("a\r\nb\n", "a\nb\n")
    #expect(diff.lines[0].text != diff.lines[1].text)
    #expect(diff.changedCount == 1)
  }

  @Test("an added last line feed is a change") func lastLineFeed() {
    #expect(Self.diff("a\nb", "a\nb\n").changedCount == 1)
  }

  @Test("escape sequences are shown, never sent") func escapes() {
    let diff = Self.diff("a\n", "\u{1B}]0;x\u{7}\u{202E}\n")
    for line in diff.lines { #expect(!line.text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E }) }
  }

  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var old: String
    var new: String
    var lines: String
    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(name: "both empty", old: "", new: "", lines: ""),
    Row(name: "from nothing", old: "", new: "a\nb", lines: "+a +b"),
    Row(name: "to nothing", old: "a\nb\n", new: "", lines: "-a -b"),
    Row(name: "the same", old: "a\nb\n", new: "a\nb\n", lines: "=a =b"),
    Row(name: "a line put between", old: "a\nc\n", new: "a\nb\nc\n", lines: "=a +b =c"),
    Row(name: "repeated lines keep their order", old: "x\na\nx\n", new: "x\nx\na\n", lines: "=x -a =x +a"),
    Row(name: "a line moved", old: "a\nb\nc\nd\n", new: "b\nc\na\nd\n", lines: "-a =b =c +a =d"),
    Row(name: "a composed and a decomposed letter differ", old: "é\n", new: "e\u{301}\n", lines: "-é +e\u{301}"),
  ]

  @Test("two texts are compared line by line", arguments: rows) func comparison(row: Row) {
    let comparison = LineComparison(Array(row.old.utf8), Array(row.new.utf8))
    let shown = comparison.lines.map { line in
      (line.kind == .kept ? "=" : line.kind == .added ? "+" : "-")
        + String(decoding: line.bytes, as: UTF8.self).replacing("\n", with: "")
    }
    #expect(shown.joined(separator: " ").utf8.elementsEqual(row.lines.utf8), "\(shown)")
  }

  private static func diff(_ old: String, _ new: String) -> DiffViewModel {
    DiffViewModel(path: "/p/a.md", old: Array(old.utf8), new: Array(new.utf8))
  }

  private static func shown(_ diff: DiffViewModel) -> [String] {
    diff.lines.map { line in
      let sign =
        switch line.kind {
        case .context: " "
        case .removed: "-"
        case .added: "+"
        case .place: "…"
        }
      return sign + line.text
    }
  }
}
