import Foundation
import PostingsLanguage
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import Testing

/// A real board kept with the keys: only the edited bytes change, and an undo gives back the first ones.
@MainActor
@Suite(
  "Acts on a real board", .enabled(if: CorpusLocation.isAvailable, "\(CorpusLocation.reason)"))
struct CorpusActTests {
  private func board(_ name: String = "osp/_jobs-fr", language: Language = .english) throws -> (
    Session, [String: [UInt8]]
  ) {
    let session = try Session(
      copyOf: try #require(CorpusLocation.path("corpus/jobs/" + name)), columns: 120, rows: 30, language: language)
    return (session, try files(session))
  }

  private func files(_ session: Session) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in FileManager.default.subpaths(atPath: session.folder.path) ?? [] {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(
        atPath: session.folder.appendingPathComponent(name).path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[name] = try session.bytes(of: name) }
    }
    return files
  }

  private func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
  }

  /// For each file that changed: the lines that went and those that came.
  private func changes(_ session: Session, since first: [String: [UInt8]]) throws -> [String: (
    gone: [String], new: [String]
  )] {
    var changes: [String: (gone: [String], new: [String])] = [:]
    for (name, bytes) in try files(session) where first[name] != bytes {
      let difference = lines(bytes).difference(from: lines(first[name] ?? []))
      let text = { (change: CollectionDifference<[UInt8]>.Change) -> String in
        switch change {
        case .insert(_, let line, _), .remove(_, let line, _): String(decoding: line, as: UTF8.self)
        }
      }
      changes[name] = (difference.removals.map(text), difference.insertions.map(text))
    }
    return changes
  }

  @Test("a tag added to all changes one line of each, and u gives back the first bytes, also after a restart")
  func tagging() throws {
    let (session, first) = try board()
    session.press("*t")
    session.type("+Europe")
    session.press("<Enter><Enter>y")
    let changed = try changes(session, since: first)
    #expect(changed.count == first.count)
    for (name, change) in changed {
      #expect(change.gone.count <= 1 && change.new.count <= 2, "\(name)")
      #expect(change.new.allSatisfy { $0.contains("Europe") || $0.hasPrefix("tag") }, "\(name): \(change.new)")
    }
    let again = try session.restarted()
    again.press("u")
    #expect(try files(again) == first)
  }

  @Test("one field set and unset in all leaves the other bytes alone") func modifying() throws {
    let (session, first) = try board()
    session.press("*m")
    session.type("type=CDI !available-when")
    session.press("<Enter>y")
    for (name, change) in try changes(session, since: first) {
      #expect(change.new.allSatisfy { $0 == "type: CDI" }, "\(name): \(change.new)")
      #expect(
        change.gone.allSatisfy { $0.hasPrefix("type:") || $0.hasPrefix("available-when:") }, "\(name): \(change.gone)")
    }
    session.press("u")
    #expect(try files(session) == first)
  }

  @Test("five unpublished and published again are as they were") func publishing() throws {
    let (session, first) = try board(language: .french)
    session.press("/")
    session.type("is:live")
    session.press("<Enter>vjjjjv")
    session.press("P")
    session.press("<Enter>y")
    let changed = try changes(session, since: first)
    #expect(changed.count == 5)
    for change in changed.values { #expect(change.new.allSatisfy { $0.hasPrefix("published: false") }) }
    session.press("u")
    #expect(try files(session) == first)
  }

  @Test("a tag renamed everywhere changes the lines of that tag only, and comes back") func renaming() throws {
    let (session, first) = try board()
    session.press("gt")
    session.press("r")
    session.press("<C-u>")
    session.type("Renamed everywhere")
    session.press("<Enter>y")
    let changed = try changes(session, since: first)
    #expect(!changed.isEmpty)
    for (name, change) in changed {
      #expect(change.gone.count == 1 && change.new.count == 1, "\(name)")
      #expect(change.new[0].contains("Renamed everywhere"))
    }
    session.press("r")
    #expect(session.screen.contains("Rename “"))
    session.press("<Esc>")
    session.press("<Esc>u")
    #expect(try files(session) == first)
  }

  @Test("what is deleted comes back with its bytes, after a restart too") func deleting() throws {
    let (session, first) = try board()
    session.press("<Space><Space><Space>d")
    session.press("G<Enter>")
    #expect(try files(session).count == first.count - 3)
    let again = try session.restarted()
    again.press("u")
    #expect(try files(again) == first)
  }
}
