import PostingsLanguage
import SystemPackage
import Testing

@testable import Postings

@Suite("A person's settings") struct UserSettingsTests {
  private func settings(_ text: String) -> UserSettings {
    UserSettings(SettingsDocument(path: "config.yml", bytes: Array(text.utf8)))
  }

  @Test("theme, language, mouse, confirmation and keys are read") func all() {
    let settings = settings(
      "theme: light\nlanguage: fr\nmouse: false\nconfirm: bulk\nplain: true\nkeys:\n  list: {x: mark, \"g m\": none}\n")
    #expect(settings.problems.isEmpty)
    #expect(settings.theme == .light)
    #expect(settings.language == .french)
    #expect(!settings.usesMouse)
    #expect(settings.confirmation == .bulk)
    #expect(settings.isPlain)
    #expect(settings.keys.map(\.keys) == ["x", "g m"])
    #expect(settings.keys.map(\.command) == ["mark", "none"])
  }

  @Test("auto is as if nothing were said") func auto() {
    let settings = settings("theme: auto\nlanguage: auto\n")
    #expect(settings.problems.isEmpty && settings.theme == nil && settings.language == nil)
  }

  @Test("a bad entry is told with its place, and its default holds") func problems() {
    let settings = settings("theme: blue\nmouse: often\neditor: vi\nthem: dark\n")
    #expect(settings.theme == nil && settings.usesMouse)
    #expect(
      settings.problems.map { $0.sentence(in: .english) } == [
        "config.yml:1:8: “blue” is no value of “theme”: write auto, dark, light or mono.",
        "config.yml:2:8: “mouse” is true or false.",
        "config.yml:3:1: “editor”: settings name no program to run; set $VISUAL or $EDITOR for your editor.",
        "config.yml:4:1: There is no setting “them”: did you mean “theme”?",
      ])
  }
}
