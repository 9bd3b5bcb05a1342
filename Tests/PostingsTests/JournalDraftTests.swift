import Foundation
import Postings
import SystemPackage
import Testing

@Suite("drafts")
struct JournalDraftTests {
  let state = TemporaryFolder()
  private var folder: StateFolder { StateFolder(state.path.appending("a/b/drafts")) }

  private func draft(_ path: FilePath, _ content: String, time: Int64 = 1) -> StoredDraft {
    StoredDraft(path: path, base: ContentHash("base".utf8), time: time, content: Array(content.utf8))
  }

  @Test("a draft of a session that is gone is offered, the last one of each posting, and one of a live session is not")
  func crash() throws {
    var crashed: DraftStore? = DraftStore(folder)
    try crashed?.save(draft("/x/a.md", "first"))
    try crashed?.save(draft("/x/a.md", "second", time: 2))
    try crashed?.save(draft("/x/b.md", "other", time: 3))
    let next = DraftStore(folder)
    #expect(try next.abandoned() == [])
    try next.save(draft("/x/a.md", "of the next session", time: 4))
    crashed = nil
    #expect(try next.abandoned() == [draft("/x/a.md", "second", time: 2), draft("/x/b.md", "other", time: 3)])
    try next.removeAbandoned("/x/a.md")
    #expect(try next.abandoned().map(\.path) == ["/x/b.md"])
    try next.remove("/x/a.md")
    try next.remove("/x/never.md")
    try next.removeAbandoned("/x/b.md")
    #expect(try DraftStore(folder).abandoned() == [])
  }

  @Test("a posting's name of any bytes comes back")
  func names() throws {
    let path = FilePath(bytes: [0x2F, 0xFF, 0x0A, 0x65, 0xCC, 0x81])
    do { try DraftStore(folder).save(draft(path, "x")) }
    #expect(try DraftStore(folder).abandoned().map(\.path) == [path])
  }

  @Test("files are closed to others; damaged ones are skipped and cleaned")
  func damaged() throws {
    do {
      let store = DraftStore(folder)
      for name in ["a", "b", "c"] { try store.save(draft(FilePath("/\(name)"), name)) }
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path.string)
    #expect(names.count == 3)
    for name in names { #expect(state.identity(FilePath("a/b/drafts/\(name)"))?.mode.rawValue == 0o600) }
    let file = FilePath("a/b/drafts").appending(names[0])
    let sound = try #require(state.bytes(file))
    for index in sound.indices {
      var bytes = sound
      bytes[index] ^= 0x10
      state.write(file, bytes, mode: 0o600)
      #expect(try DraftStore(folder).abandoned().count == 2)
    }
    #expect(try DraftStore(folder).clean() == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path.string).count == 2)
  }

  @Test("each call of a save fails, and is the last one: the earlier draft or the new one is there")
  func faults() throws {
    let count = try {
      let fileSystem = FaultyFileSystem()
      try DraftStore(StateFolder(state.path.appending("count"), on: fileSystem)).save(draft("/a", "x"))
      return fileSystem.calls.count
    }()
    for index in 0..<count + 2 {
      for fault in [FaultyFileSystem.Fault.error(.noSpace, at: index), .kill(at: index)] {
        let folder = TemporaryFolder()
        let own = folder.path.appending("drafts")
        try DraftStore(StateFolder(own)).save(draft("/a", "earlier"))
        let fileSystem = FaultyFileSystem(fault)
        do { try? DraftStore(StateFolder(own, on: fileSystem)).save(draft("/a", "new", time: 2)) }
        let left = try DraftStore(StateFolder(own)).abandoned()
        #expect(left.contains(draft("/a", "earlier")))
      }
    }
  }
}
