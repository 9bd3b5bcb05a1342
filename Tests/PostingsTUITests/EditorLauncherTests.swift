import SystemPackage
import Testing

@testable import PostingsTUI

@Suite("The person's editor") struct EditorLauncherTests {
  @Test(
    "its words are split at blanks, with quotes and backslashes, and by no shell",
    arguments: [
      ("vi", ["vi"]), ("code -w", ["code", "-w"]), ("  emacs\t-nw ", ["emacs", "-nw"]),
      ("'/opt/my editor/ed' --wait", ["/opt/my editor/ed", "--wait"]), ("\"a b\"\\ c", ["a b c"]),
      ("ed '$(id)' `x`;rm", ["ed", "$(id)", "`x`;rm"]), ("ed ''", ["ed", ""]),
    ]) func words(text: String, words: [String])
  { #expect(EditorLauncher.words(text) == words) }

  @Test("VISUAL goes before EDITOR; blank ones, and none, mean the built-in one") func choice() {
    #expect(EditorLauncher.command(environment: ["VISUAL": "nvim", "EDITOR": "vi"]) == ["nvim"])
    #expect(EditorLauncher.command(environment: ["VISUAL": "  ", "EDITOR": "vi -e"]) == ["vi", "-e"])
    #expect(EditorLauncher.command(environment: [:]) == nil)
  }

  @Test(
    "a name that looks like an option is none, and the line goes where the editor takes it",
    arguments: [
      (["vi"], "-rf.md", 7, ["vi", "+7", "./-rf.md"]),
      (["/usr/bin/nano", "-w"], "/a/b.md", 1, ["/usr/bin/nano", "-w", "/a/b.md"]),
      (["code", "-w"], "/a.md", 3, ["code", "-w", "--wait", "--goto", "/a.md:3"]),
      (["hx"], "/a.md", 3, ["hx", "/a.md:3"]),
      (["my-editor"], "/a.md", 3, ["my-editor", "/a.md"]),
    ]) func arguments(command: [String], file: String, line: Int, wanted: [String])
  {
    let arguments = EditorLauncher.arguments(command, file: FilePath(file), line: line)
    #expect(arguments.map { String(decoding: $0, as: UTF8.self) } == wanted)
  }
}
