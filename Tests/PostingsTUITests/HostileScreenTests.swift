import Foundation
import PostingsTestSupport
import TerminalUI
import Testing

@MainActor @Suite("Files that mean harm") struct HostileScreenTests {
  static let escape = "\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31m\u{202E}gnp\u{2066}\u{200F}\u{0}"

  @Test("no control character, escape sequence or direction override reaches a cell, on any screen") func controls()
    throws
  {
    let yaml = #""A\e]0;owned\a\e[2J\x9b31m\u202Egnp\0""#
    let session = try Session([
      "a.md":
        "---\ntitle: \(yaml)\ntags: [\(yaml), b]\nlocale: \(yaml)\ntype: \(yaml)\ndate: \(yaml)\n\(yaml): 1\n---\n# \(Self.escape)\n\n`\(Self.escape)` [l](http://a/\(Self.escape))\n",
      "b.md": "---\ntitle: \"B\n\(Self.escape)\n---\n",
      "c\u{1B}[2J\u{202E}.md": "---\nlocale: fr\n---\n",
    ])
    let keys = [
      "/", "<Esc>f", "<Space>", "<Esc><Esc>", "st<Enter>", "z", "z", "J", "K", "<Esc>", "gg", "e", "<Enter>",
      "<Esc>j<Enter>", "<Esc>a", "<Esc>C-s",
      "<Esc>jjx", "C-s", "<Esc><Esc>", "n", "G<Enter>", "<Esc>p", "?",
    ]
    Self.check(session, after: "start")
    for keys in keys {
      session.press(keys)
      Self.check(session, after: keys)
    }
  }

  @Test("a body that is not UTF-8 is shown, and stays byte for byte when a field is saved") func invalidUTF8() throws {
    let session = try Session(["a.md": "---\ntitle: A\n---\n"])
    let bytes = Array("---\ntitle: A\n---\n".utf8) + [0x63, 0xFF, 0xFE, 0xC3, 0x28, 0x1B, 0x5B, 0x32, 0x4A, 0x0A]
    try Data(bytes).write(to: session.folder.appendingPathComponent("a.md"))
    session.press("R<Enter>")
    Self.check(session, after: "opening")
    #expect(session.screen.contains("c"))
    session.press("z")
    Self.check(session, after: "raw")
    session.press("e<Enter>")
    session.type("B")
    session.press("<Enter>C-sy")
    #expect(try session.bytes(of: "a.md") == Array("---\ntitle: AB\n---\n".utf8) + bytes.suffix(10))
  }

  @Test("a pasted escape sequence is text without its control characters") func paste() throws {
    let session = try Fixtures.form()
    session.press("<Enter>")
    session.paste(Self.escape)
    Self.check(session, after: "paste")
    session.press("<Enter>C-sy")
    let text = try session.text(of: "seed.md")
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) })
  }

  private static func check(_ session: Session, after keys: String) {
    let frame = session.frame
    for y in 0..<frame.size.height {
      for cell in frame.row(y) {
        for scalar in cell.text.unicodeScalars where isHarmful(scalar) {
          Issue.record("U+\(String(scalar.value, radix: 16)) on the screen after \(keys)")
        }
      }
    }
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029, 0x61C: true
    default: false
    }
  }
}
