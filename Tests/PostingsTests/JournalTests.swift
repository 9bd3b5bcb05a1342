import Foundation
import Postings
import SystemPackage
import Testing

@Suite("the journal")
struct JournalTests {
  let folder = TemporaryFolder()
  let state = TemporaryFolder()
  var journal: Journal { Journal(StateFolder(state.path.appending("journal")), durability: .cache) }
  let save = SafeSave(durability: .cache)

  static func text(_ title: String, tag: String = "a", body: String = "Body.") -> String {
    "---\ntitle: \(title)\ntag: \(tag)\n---\n\(body)\n"
  }

  private func write(_ name: FilePath, _ text: String, label: String = "edit") throws {
    let file = try PostingFile.read(folder.path.appending(name.components))
    guard case .saved = try journal.save(Array(text.utf8), over: file, label: label, with: save) else {
      Issue.record("not saved")
      return
    }
  }

  private func writeAll(_ writes: [(FilePath, String)], label: String) throws {
    let group = journal.group(label)
    let requests = try writes.map {
      SaveRequest.replace(try PostingFile.read(folder.path.appending($0.0.components)), with: Array($0.1.utf8))
    }
    for result in save.perform(requests, record: { (writes) throws(PostingsError) in try group.record(writes) }) {
      _ = try result.get()
    }
  }

  @Test("undo gives back the first bytes, and redo the second, as often as one likes")
  func undoRedo() throws {
    folder.write("a.md", Self.text("One"))
    try write("a.md", Self.text("Two"), label: "set title")
    try write("a.md", Self.text("Three, and longer"))
    for _ in 0..<3 {
      #expect(try journal.undo(with: save).restored.count == 1)
      #expect(folder.text("a.md") == Self.text("Two"))
      let report = try journal.undo(with: save)
      #expect(report.group.label == "set title")
      #expect(folder.text("a.md") == Self.text("One"))
      #expect(throws: PostingsError.nothingToUndo) { try journal.undo(with: save) }
      _ = try journal.redo(with: save)
      #expect(folder.text("a.md") == Self.text("Two"))
      _ = try journal.redo(with: save)
      #expect(folder.text("a.md") == Self.text("Three, and longer"))
      #expect(throws: PostingsError.nothingToRedo) { try journal.redo(with: save) }
    }
  }

  @Test("a new write ends what can be redone, and is undone before what stood")
  func redoEnds() throws {
    folder.write("a.md", Self.text("One"))
    try write("a.md", Self.text("Two"))
    _ = try journal.undo(with: save)
    try write("a.md", Self.text("Other"))
    #expect(throws: PostingsError.nothingToRedo) { try journal.redo(with: save) }
    _ = try journal.undo(with: save)
    #expect(folder.text("a.md") == Self.text("One"))
  }

  @Test("one command over many files is one group: taken back at once, each file exactly")
  func group() throws {
    let names = (0..<300).map { FilePath("\($0).md") }
    for name in names { folder.write(name, Self.text("Old \(name)")) }
    try writeAll(names.map { ($0, Self.text("New \($0)")) }, label: "set title")
    let history = try journal.history()
    #expect(history.groups.count == 1)
    #expect(history.groups[0].paths.count == 300)
    #expect(history.groups[0].label == "set title")
    #expect(history.damagedEntries == 0)
    let report = try journal.undo(with: save)
    #expect(report.restored.count == 300)
    for name in names { #expect(folder.text(name) == Self.text("Old \(name)")) }
    #expect(try journal.history().groups.map(\.isUndone) == [true, false])
  }

  struct Since: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var theirs: String
    /// Nil: refused.
    var expected: String?
  }

  @Test(
    "undo of a title when the file has changed since",
    arguments: [
      Since(testDescription: "another field", theirs: text("Two", tag: "a, b"), expected: text("One", tag: "a, b")),
      Since(
        testDescription: "the body", theirs: text("Two", body: "More.\nAnd more."),
        expected: text("One", body: "More.\nAnd more.")),
      Since(testDescription: "a comment", theirs: "# note\n" + text("Two"), expected: nil),
      Since(
        testDescription: "a field before it", theirs: text("Two").replacing("---\ntitle", with: "---\nnew: 1\ntitle"),
        expected: text("One").replacing("---\ntitle", with: "---\nnew: 1\ntitle")),
      Since(testDescription: "the same field", theirs: text("Three"), expected: nil),
      Since(
        testDescription: "the field is gone", theirs: text("Two").replacing("title: Two\n", with: ""), expected: nil),
      Since(testDescription: "the first text again", theirs: text("One"), expected: text("One")),
    ])
  func changedSince(_ since: Since) throws {
    let path = folder.write("a.md", Self.text("One"))
    try write("a.md", Self.text("Two"))
    folder.write("a.md", since.theirs)
    let report = try journal.undo(with: save)
    if let expected = since.expected {
      #expect(folder.text("a.md") == expected)
      #expect(report.refused.isEmpty)
    } else {
      #expect(folder.text("a.md") == since.theirs)
      #expect(report.refused.map(\.reason) == [.changedSince(path)])
    }
  }

  @Test("an undo that merged can be redone by merging")
  func redoMerged() throws {
    folder.write("a.md", Self.text("One"))
    try write("a.md", Self.text("Two"))
    folder.write("a.md", Self.text("Two", tag: "b"))
    #expect(try journal.undo(with: save).merged.count == 1)
    folder.write("a.md", Self.text("One", tag: "b", body: "New."))
    #expect(try journal.redo(with: save).merged.count == 1)
    #expect(folder.text("a.md") == Self.text("Two", tag: "b", body: "New."))
  }

  @Test("new files go with an undo and come back with a redo, removed ones the other way round, with their mode")
  func creationAndRemoval() throws {
    let path = folder.path.appending("a.md")
    let made = journal.group("new")
    _ = try save.perform([.create(path, Array(Self.text("One").utf8), mode: FilePermissions(rawValue: 0o640))]) {
      (writes) throws(PostingsError) in try made.record(writes)
    }[0].get()
    _ = try journal.undo(with: save)
    #expect(folder.names == [])
    _ = try journal.redo(with: save)
    #expect(folder.text("a.md") == Self.text("One"))
    #expect(folder.identity("a.md")?.mode.rawValue == 0o640)
    let removed = journal.group("delete")
    _ = try save.perform([.remove(try PostingFile.read(path))]) { (writes) throws(PostingsError) in
      try removed.record(writes)
    }[0].get()
    #expect(folder.names == [])
    _ = try journal.undo(with: save)
    #expect(folder.text("a.md") == Self.text("One"))
    #expect(folder.identity("a.md")?.mode.rawValue == 0o640)
  }

  @Test("a file that is gone is told, and the others are still put back")
  func gone() throws {
    for name in ["a.md", "b.md"] { folder.write(FilePath(name), Self.text("One")) }
    try writeAll([("a.md", Self.text("Two")), ("b.md", Self.text("Two"))], label: "both")
    unlink(folder.path.appending("a.md").string)
    let report = try journal.undo(with: save)
    #expect(report.restored.map(\.lastComponent) == ["b.md"])
    #expect(report.refused.map(\.reason) == [.notFound(folder.path.appending("a.md"))])
  }

  @Test("only what was written below a folder is undone there")
  func scope() throws {
    let other = TemporaryFolder()
    folder.write("a.md", Self.text("One"))
    let outside = other.write("b.md", Self.text("One"))
    try write("a.md", Self.text("Two"))
    _ = try journal.save(Array(Self.text("Two").utf8), over: PostingFile.read(outside), label: "other", with: save)
    #expect(try journal.undo(in: [folder.path.resolved], with: save).restored.map(\.lastComponent) == ["a.md"])
    #expect(throws: PostingsError.nothingToUndo) { try journal.undo(in: [folder.path.resolved], with: save) }
    #expect(other.text("b.md") == Self.text("Two"))
  }

  @Test("a command of the history is taken back, and what was written after it stays")
  func anyGroup() throws {
    folder.write("a.md", Self.text("One"))
    try write("a.md", Self.text("Two"))
    try write("a.md", Self.text("Two", tag: "b"))
    let first = try #require(try journal.history().groups.first)
    #expect(try journal.undo(first.id, with: save).merged.count == 1)
    #expect(folder.text("a.md") == Self.text("One", tag: "b"))
  }

  @Test("several writes of one file in one group are gone back through")
  func severalWrites() throws {
    let path = folder.write("a.md", Self.text("One"))
    let group = journal.group("twice")
    for title in ["Two", "Three"] {
      _ = try save.save(Array(Self.text(title).utf8), over: PostingFile.read(path)) { (writes) throws(PostingsError) in
        try group.record(writes)
      }
    }
    _ = try journal.undo(with: save)
    #expect(folder.text("a.md") == Self.text("One"))
  }

  @Test(
    "names of any bytes and large files come back",
    arguments: [[0xFF, 0x0A, 0x2E, 0x6D, 0x64], Array("e\u{301}.md".utf8)])
  func names(_ bytes: [UInt8]) throws {
    let name = FilePath(bytes: bytes)
    let old = Array(Self.text("One", body: String(repeating: "word ", count: 40_000)).utf8)
    var new = old
    new.replaceSubrange(100_000..<100_010, with: [0xFF, 0x00, 0x0D])
    let path = folder.write(name, old)
    _ = try journal.save(new, over: PostingFile.read(path), label: "", with: save)
    #expect(try journal.undo(with: save).restored.count == 1)
    #expect(folder.bytes(name) == old)
  }

  @Test("its files are closed to others, and a folder that is not ours alone is refused")
  func isPrivate() throws {
    folder.write("a.md", Self.text("One"))
    try write("a.md", Self.text("Two"))
    let own = state.path.appending("journal")
    #expect(state.identity("journal")?.mode.rawValue == 0o700)
    let disk = DiskFileSystem()
    let descriptor = try disk.openFolder(own)
    defer { disk.close(descriptor) }
    for name in try disk.names(in: descriptor) {
      #expect(try disk.identity(of: name, in: descriptor).mode.rawValue == 0o600)
    }
    chmod(own.string, 0o755)
    #expect(throws: PostingsError.unsafeState(own, .openToOthers)) { try journal.undo(with: save) }
    #expect(throws: PostingsError.unsafeState(own, .openToOthers)) { try write("a.md", Self.text("Three")) }
    #expect(folder.text("a.md") == Self.text("Two"))
  }

  @Test("a journal file that is a link, or that others could have written, is skipped with a word")
  func foreignFiles() throws {
    folder.write("a.md", Self.text("One"))
    try write("a.md", Self.text("Two"))
    let own = state.path.appending("journal")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: own.string).first { $0.hasSuffix(".journal") })
    rename(own.appending(name).string, state.path.appending("elsewhere").string)
    symlink(state.path.appending("elsewhere").string, own.appending(name).string)
    #expect(try journal.history().groups.isEmpty)
    #expect(try journal.history().damagedEntries == 1)
    #expect(throws: PostingsError.nothingToUndo) { try journal.undo(with: save) }
  }

  @Test("the oldest writes are dropped when there is too much, and the newest stays")
  func bounded() throws {
    let small = Journal(
      StateFolder(state.path.appending("journal")), limits: .init(bytes: 64 << 10), durability: .cache)
    folder.write("a.md", Self.text("0", body: String(repeating: "x", count: 2000)))
    for number in 1...200 {
      let text = Self.text("\(number)", body: String(repeating: "\(number % 10)", count: 2000))
      _ = try small.save(
        Array(text.utf8), over: PostingFile.read(folder.path.appending("a.md")), label: "\(number)", with: save)
    }
    let history = try small.history()
    #expect(history.groups.last?.label == "200")
    #expect(history.groups.count < 60 && history.groups.count > 5)
    #expect(history.damagedEntries == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: state.path.appending("journal").string)
    let sizes = try names.map {
      try FileManager.default.attributesOfItem(atPath: state.path.appending("journal/\($0)").string)[.size] as? Int ?? 0
    }
    #expect(sizes.reduce(0, +) <= 80 << 10)
  }

  @Test("any byte of the journal changed, or its end cut off: the other entries are read, and nothing crashes")
  func damage() throws {
    folder.write("a.md", Self.text("0"))
    for number in 1...4 { try write("a.md", Self.text("\(number)"), label: "\(number)") }
    let own = state.path.appending("journal")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: own.string).first { $0.hasSuffix(".journal") })
    let file = own.appending(name)
    let sound = try #require(TemporaryFolder.bytes(file))
    let journalFolder = FilePath("journal").appending(name)
    for index in stride(from: 0, to: sound.count, by: 3) {
      var damaged = sound
      damaged[index] ^= 0x41
      state.write(journalFolder, damaged, mode: 0o600)
      let history = try journal.history()
      #expect(history.groups.count == 3, "byte \(index)")
      #expect(history.damagedEntries == 1, "byte \(index)")
    }
    for length in stride(from: 0, to: sound.count, by: 7) {
      state.write(journalFolder, Array(sound[..<length]), mode: 0o600)
      #expect(try journal.history().groups.count < 4)
    }
    // What is written behind a torn end is found.
    state.write(journalFolder, Array(sound.dropLast(5)), mode: 0o600)
    try write("a.md", Self.text("5"), label: "5")
    #expect(try journal.history().groups.map(\.label) == ["1", "2", "3", "5"])
    _ = try journal.undo(with: save)
    #expect(folder.text("a.md") == Self.text("4"))
  }

  @Test("random bytes with marks in them are no records, and cost no time")
  func noise() throws {
    folder.write("a.md", Self.text("0"))
    try write("a.md", Self.text("1"))
    let own = state.path.appending("journal")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: own.string).first { $0.hasSuffix(".journal") })
    var noise: [UInt8] = []
    for index in 0..<200_000 {
      noise += index % 9 == 0 ? [0x8F, 0x70, 0x73, 0x74, 0x0A] : [UInt8(truncatingIfNeeded: index &* 37)]
    }
    state.write(FilePath("journal").appending(name), noise, mode: 0o600)
    let start = ContinuousClock.now
    #expect(try journal.history().groups.isEmpty)
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test("many writers append at once, and every entry is whole")
  func concurrentAppends() throws {
    let journal = journal
    let folder = folder
    let save = save
    let group = DispatchGroup()
    for writer in 0..<4 {
      group.enter()
      Thread.detachNewThread {
        let path = folder.write(FilePath("\(writer).md"), Self.text("0"))
        for number in 1...25 {
          _ = try? journal.save(
            Array(Self.text("\(number)").utf8), over: PostingFile.read(path), label: "\(writer)-\(number)", with: save)
        }
        group.leave()
      }
    }
    group.wait()
    let history = try journal.history()
    #expect(history.damagedEntries == 0)
    #expect(Set(history.groups.map(\.label)).count == 100)
  }
}
