import Postings
import PostingsLanguage
import PostingsTestSupport
import PostingsViewModels
import SystemPackage
import TerminalUI
import Testing

@testable import PostingsTUI

@MainActor @Suite("Keys from a person's settings") struct KeySettingsTests {
  private func keymap(_ text: String) -> (keymap: Keymap, problems: [String]) {
    let settings = UserSettings(SettingsDocument(path: "config.yml", bytes: Array(text.utf8)))
    let (keymap, problems) = Keymap.standard.applying(settings)
    return (keymap, problems.map { $0.sentence(in: .english) })
  }

  @Test("a key gets another command, and the command shows the new key") func bound() {
    let (keymap, problems) = keymap("keys:\n  list: {\"<F5>\": rescan, e: open}\n")
    #expect(problems.isEmpty)
    #expect(keymap.look(up: [Key("e")], in: .list) == .command(.openPosting))
    #expect(keymap.label(for: .rescan, in: .list) == "F5")
    #expect(keymap.look(up: [Key("R")], in: .list) == .command(.rescan))
    #expect(keymap.look(up: [Key("e")], in: .detail) == .command(.editPosting))
  }

  @Test("none frees a key, and what it was the beginning of can be bound") func freed() {
    let (keymap, problems) = keymap("keys:\n  list: {\"p x\": rescan, p: none}\n")
    #expect(problems.isEmpty)
    #expect(keymap.look(up: [Key("p")], in: .list) == .prefix)
  }

  @Test("what cannot be bound is told with its line, and the default stays") func misfits() {
    let (keymap, problems) = keymap(
      """
      keys:
        lst: {x: mark}
        list:
          x: marc
          <Foo>: mark
          g: mark
        filter:
          x: commit
      """)
    #expect(
      problems == [
        "config.yml:2:3: There is no screen “lst”: did you mean “list”?",
        "config.yml:4:8: There is no command “marc”: did you mean “mark”?",
        "config.yml:5:5: “<Foo>” names no keys: write j, C-s, <F2> or “g t”.",
        "config.yml:6:5: “g” clashes with the keys of “first”: free those first with “none”.",
        "config.yml:8:5: “x” types text here: choose C-, M- or a named key.",
      ])
    #expect(keymap.look(up: [Key("g")], in: .list) == .prefix)
  }
}
