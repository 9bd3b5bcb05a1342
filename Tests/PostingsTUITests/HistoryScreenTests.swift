import Foundation
import PostingsLanguage
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import Testing

/// A folder with three commits of `a.md`, once under another name, and a change that is not committed.
@MainActor @Suite("What git knows of a posting") struct HistoryScreenTests {
  private static let now = "---\ntitle: A\nlocale: de\n---\nBody\n"

  private func git(_ words: String..., in session: Session) throws {
    let settings = ["-c", "user.name=Zoé", "-c", "user.email=z@example.org", "-c", "commit.gpgsign=false"]
    let dates = ["GIT_AUTHOR_DATE": "2026-01-02T12:00:00Z", "GIT_COMMITTER_DATE": "2026-01-02T12:00:00Z"]
    let outcome = try ProcessRunner.run(
      "git", ["-C", session.folder.path] + settings + words,
      environment: TestEnvironment.standard.merging(dates) { $1 })
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  private func session(columns: Int = 80, rows: Int = 24, language: Language = .english) throws -> Session {
    let session = try Session(
      ["old.md": "---\ntitle: A\n---\nBody\n"], columns: columns, rows: rows, language: language)
    try git("init", "-q", in: session)
    try git("add", ".", in: session)
    try git("commit", "-q", "-m", "First", in: session)
    try git("mv", "old.md", "a.md", in: session)
    try git("commit", "-q", "-m", "Rename", in: session)
    try session.write("---\ntitle: A\nlocale: fr\n---\nBody\n", to: "a.md")
    try git("commit", "-q", "-a", "-m", "Say the language", in: session)
    try session.write(Self.now, to: "a.md")
    session.press("R")
    return session
  }

  @Test("gd shows what is not committed, and says so when nothing is") func comparing() throws {
    let session = try session()
    session.press("gd")
    #expect(session.lines[0].contains("History of a.md"))
    #expect(session.screen.contains("not committed"))
    #expect(session.screen.contains("- locale: fr\n"))
    #expect(session.screen.contains("+ locale: de\n"))
    session.press("<Esc>")
    try session.write(Self.now.replacing("de", with: "fr"), to: "a.md")
    session.press("gd")
    #expect(session.status.contains("It is as in the last commit."))
    #expect(session.app.app.context == .list)
  }

  @Test("gh lists the commits under all names, and what each of them changed") func history() throws {
    let session = try session(language: .french)
    session.press("<Enter>gh")
    #expect(session.screen.contains("pas encore validé"))
    #expect(session.lines[2].hasPrefix(" 2026-01-02  "))
    #expect(session.lines[2].contains("Say the language"))
    #expect(session.lines[2].hasSuffix("Zoé"))
    session.press("j")
    #expect(session.screen.contains("+ locale: fr"))
    session.press("j")
    #expect(session.screen.contains("renommé ou déplacé"))
    session.press("j")
    #expect(session.screen.contains("+ title: A"))
    session.press("q")
    #expect(session.app.app.context == .detail)
  }

  @Test("no program that a repository’s settings name is run") func programs() throws {
    let session = try session()
    let trap = session.folder.appendingPathComponent("trap.sh")
    let proof = session.folder.appendingPathComponent("proof")
    try Data("#!/bin/sh\ntouch '\(proof.path)'\ncat\n".utf8).write(to: trap)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: trap.path)
    try Data("*.md diff=trap filter=trap\n".utf8).write(to: session.folder.appendingPathComponent(".gitattributes"))
    for name in [
      "core.fsmonitor", "core.pager", "diff.external", "diff.trap.textconv", "diff.trap.command", "filter.trap.smudge",
      "filter.trap.clean", "gpg.program",
    ] { try git("config", name, trap.path, in: session) }
    try git("config", "log.showSignature", "true", in: session)
    try? FileManager.default.removeItem(at: proof)
    session.press("gh")
    session.press("jjj")
    session.press("<Esc>gd")
    #expect(session.screen.contains("+ locale: de"))
    #expect(!FileManager.default.fileExists(atPath: proof.path))
  }

  @Test("outside a repository, and before the first commit, that is said") func none() throws {
    let session = try Session(["-a b.md": "---\ntitle: A\n---\n"])
    session.press("gh")
    #expect(session.status.contains("-a b.md lies in no git repository."))
    try git("init", "-q", in: session)
    session.press("gh")
    #expect(session.status.contains("-a b.md is in no commit yet."))
    try git("add", ".", in: session)
    try git("commit", "-q", "-m", "All", in: session)
    session.press("gh")
    #expect(session.screen.contains("All"))
    #expect(session.screen.contains("+ title: A"))
  }
}
