import Foundation
import Postings
import SystemPackage
import Testing

/// The files of the real world.
@Suite("kinds of files")
struct SavingKindTests {
  let folder = TemporaryFolder()
  let save = SafeSave()
  static let isRoot = getuid() == 0

  private func replace(_ path: FilePath, with text: String, links: LinkPolicy = .follow) throws -> SaveOutcome {
    let file = try PostingFile.read(path)
    return try SafeSave(links: links).save(Array(text.utf8), over: file)
  }

  private func error(_ body: () throws -> some Any) -> PostingsError? {
    do {
      _ = try body()
      return nil
    } catch {
      return error as? PostingsError
    }
  }

  @Test("mode, owner and access times of a plain file: mode and owner stay")
  func modeAndOwner() throws {
    let path = folder.write("a.md", "old", mode: 0o640)
    if Self.isRoot { chown(path.string, 1234, 4321) }
    guard case .saved(let saved) = try replace(path, with: "new") else {
      Issue.record("not saved")
      return
    }
    let identity = try #require(folder.identity("a.md"))
    #expect(folder.text("a.md") == "new")
    #expect(identity.mode.rawValue == 0o640)
    if Self.isRoot { #expect(identity.user == 1234 && identity.group == 4321) }
    // What is handed back is what the next save may be made on.
    #expect(try PostingFile.read(path) == saved)
    #expect(folder.names == ["a.md"])
  }

  @Test("no change writes nothing at all")
  func noChange() throws {
    let path = folder.write("a.md", "same")
    let before = try #require(folder.identity("a.md"))
    guard case .unchanged = try replace(path, with: "same") else {
      Issue.record("written")
      return
    }
    #expect(folder.identity("a.md") == before)
  }

  @Test("other bytes on the disk than the edit was made on are handed back, and nothing is written")
  func changed() throws {
    let path = folder.write("a.md", "base")
    let file = try PostingFile.read(path)
    folder.write("a.md", "their")
    guard case .changedOnDisk(let current) = try save.save(Array("mine".utf8), over: file) else {
      Issue.record("written")
      return
    }
    #expect(current.bytes == Array("their".utf8))
    #expect(folder.text("a.md") == "their")
  }

  @Test("touched without a change of bytes, the file is saved")
  func touched() throws {
    let path = folder.write("a.md", "base")
    let file = try PostingFile.read(path)
    folder.write("a.md", "base")
    guard case .saved = try save.save(Array("mine".utf8), over: file) else {
      Issue.record("not saved")
      return
    }
  }

  @Test("a link is followed and stays a link")
  func link() throws {
    folder.write("real.md", "old")
    symlink("real.md", folder.path.appending("b.md").string)
    symlink("b.md", folder.path.appending("a.md").string)
    _ = try replace(folder.path.appending("a.md"), with: "new")
    #expect(folder.text("real.md") == "new")
    #expect(folder.identity("a.md")?.kind == .link)
    #expect(folder.identity("b.md")?.kind == .link)
  }

  @Test("a link that leads out of the folders that were opened is refused, and one that stays is not")
  func linkOut() throws {
    let outside = TemporaryFolder()
    outside.write("secret.md", "old")
    symlink(outside.path.appending("secret.md").string, folder.path.appending("out.md").string)
    folder.write("in.md", "old")
    symlink("in.md", folder.path.appending("stays.md").string)
    symlink(outside.path.string, folder.path.appending("sub").string)
    let policy = LinkPolicy.stay(in: [folder.path])
    for name in ["out.md", "sub/secret.md"] {
      let path = folder.path.appending(name)
      #expect(
        error { try replace(path, with: "new", links: policy) }
          == .leadsOut(path, to: try outside.path.resolved.appending("secret.md")))
    }
    #expect(outside.text("secret.md") == "old")
    _ = try replace(folder.path.appending("stays.md"), with: "new", links: policy)
    #expect(folder.text("in.md") == "new")
    // A new file through a folder that leads out is refused as well.
    let created = SafeSave(links: policy).perform([.create(folder.path.appending("sub/new.md"), [1])])
    #expect(throws: PostingsError.self) { try created[0].get() }
    #expect(outside.names == ["secret.md"])
  }

  @Test("links that lead nowhere or in a circle are told")
  func brokenLinks() {
    symlink("missing", folder.path.appending("a.md").string)
    symlink("c.md", folder.path.appending("b.md").string)
    symlink("b.md", folder.path.appending("c.md").string)
    let broken = folder.path.appending("a.md")
    #expect(error { try PostingFile.read(broken) } == .notFound(broken))
    let circle = folder.path.appending("b.md")
    #expect(error { try PostingFile.read(circle) } == .failed(.read, circle, .tooManySymbolicLinkLevels))
  }

  @Test("a file with several names keeps them all, and its old bytes are recorded before it is written")
  func hardLinks() throws {
    let path = folder.write("a.md", "the old and longer text")
    Foundation.link(path.string, folder.path.appending("b.md").string)
    let file = try PostingFile.read(path)
    let planned = Box<[PlannedWrite]>([])
    let textAtRecord = Box<String?>(nil)
    let results = save.perform([.replace(file, with: Array("the new".utf8))]) { (writes) throws(PostingsError) in
      planned.value = writes
      textAtRecord.value = folder.text("a.md")
    }
    guard case .saved = try results[0].get() else {
      Issue.record("not saved")
      return
    }
    #expect(planned.value.first?.isInPlace == true)
    #expect(planned.value.first?.old == file.bytes)
    #expect(textAtRecord.value == "the old and longer text")
    #expect(folder.text("b.md") == "the new")
    #expect(folder.identity("a.md")?.inode == folder.identity("b.md")?.inode)
  }

  @Test("a read-only file is refused, one's own and the administrator's too")
  func readOnly() throws {
    let path = folder.write("a.md", "old", mode: 0o444)
    #expect(error { try replace(path, with: "new") } == .readOnly(path))
    #expect(folder.text("a.md") == "old")
    #expect(folder.names == ["a.md"])
  }

  @Test(
    "in a folder that takes no new file the file is written in place", .disabled(if: isRoot, "root writes anywhere"))
  func readOnlyFolder() throws {
    let path = folder.write("a.md", "old")
    chmod(folder.path.string, 0o500)
    let inode = folder.identity("a.md")?.inode
    _ = try replace(path, with: "new")
    chmod(folder.path.string, 0o700)
    #expect(folder.text("a.md") == "new")
    #expect(folder.identity("a.md")?.inode == inode)
  }

  @Test("in a folder that takes no new file, as the system says it, the file is written in place")
  func folderRefuses() throws {
    for reason in [Errno.permissionDenied, .notPermitted] {
      let path = folder.write("a.md", "old")
      let inode = folder.identity("a.md")?.inode
      let file = try PostingFile.read(path)
      let save = SafeSave(on: FaultyFileSystem(missing: ["open creating": reason]))
      guard case .saved = try save.save(Array("new".utf8), over: file) else {
        Issue.record("not saved")
        return
      }
      #expect(folder.text("a.md") == "new")
      #expect(folder.identity("a.md")?.inode == inode)
    }
  }

  @Test(
    "where nothing may be renamed over the file it is written in place, once its old bytes are recorded whole",
    arguments: [
      ["exchange": Errno.invalidArgument, "rename": .resourceBusy], ["exchange": .noFunction, "rename": .textFileBusy],
      ["exchange": .notPermitted], ["exchange": .permissionDenied],
    ])
  func renamesOverNothing(missing: [String: Errno]) throws {
    let paths = ["a.md", "b.md"].map { folder.write(FilePath($0), "the old and longer text") }
    let inodes = ["a.md", "b.md"].map { folder.identity(FilePath($0))?.inode }
    let requests = try paths.map { SaveRequest.replace(try PostingFile.read($0), with: Array("the new".utf8)) }
    let planned = Box<[PlannedWrite]>([])
    let textAtRecord = Box<String?>(nil)
    let results = SafeSave(on: FaultyFileSystem(missing: missing)).perform(requests) { (writes) throws(PostingsError) in
      planned.value = writes
      textAtRecord.value = folder.text("b.md")
    }
    for result in results {
      guard case .saved(let file) = try result.get() else { throw PostingsError.nothingToUndo }
      #expect(try PostingFile.read(file.path) == file)
    }
    #expect(planned.value.map(\.isInPlace) == [true, true])
    #expect(planned.value.map(\.index) == [0, 1])
    #expect(planned.value.map(\.old) == [Array("the old and longer text".utf8), Array("the old and longer text".utf8)])
    #expect(textAtRecord.value == "the old and longer text")
    #expect(["a.md", "b.md"].map { folder.text(FilePath($0)) } == ["the new", "the new"])
    #expect(["a.md", "b.md"].map { folder.identity(FilePath($0))?.inode } == inodes)
    #expect(folder.names == ["a.md", "b.md"])
  }

  @Test("what is no file is named for what it is, and never waited for")
  func noFiles() throws {
    mkdir(folder.path.appending("folder.md").string, 0o755)
    mkfifo(folder.path.appending("pipe.md").string, 0o644)
    let kinds: [(FilePath, FileIdentity.Kind)] = [
      (folder.path.appending("folder.md"), .folder), (folder.path.appending("pipe.md"), .pipe), ("/dev/null", .device),
      ("/", .folder), (folder.path.appending(".."), .folder),
    ]
    for (path, kind) in kinds { #expect(error { try PostingFile.read(path) } == .notAFile(path, kind)) }
    let missing = folder.path.appending("none.md")
    #expect(error { try PostingFile.read(missing) } == .notFound(missing))
    let below = folder.path.appending("folder.md/none/x.md")
    #expect(error { try PostingFile.read(below) } == .notFound(below))
  }

  @Test("a file that has become a folder, a pipe or a device or is gone by the time of the save is told, and left")
  func becameFolder() throws {
    let path = folder.write("a.md", "old")
    let file = try PostingFile.read(path)
    unlink(path.string)
    #expect(error { try save.save([1], over: file) } == .notFound(path))
    mkdir(path.string, 0o755)
    #expect(error { try save.save([1], over: file) } == .notAFile(path, .folder))
    rmdir(path.string)
    mkfifo(path.string, 0o644)
    #expect(error { try save.save([1], over: file) } == .notAFile(path, .pipe))
    unlink(path.string)
    symlink("/dev/null", path.string)
    #expect(error { try save.save([1], over: file) } == .notAFile(path, .device))
    #expect(folder.names == ["a.md"])
  }

  @Test("a file above the limit is refused before it is read")
  func tooLarge() throws {
    let path = folder.write("a.md", String(repeating: "x", count: 5000))
    #expect(error { try PostingFile.read(path, limit: 4999) } == .tooLarge(path, limit: 4999))
    #expect(try PostingFile.read(path, limit: 5000).bytes.count == 5000)
  }

  @Test(
    "names of any bytes are written under just these bytes",
    arguments: [
      Array("-rf.md".utf8), Array("two\nlines.md".utf8), [0xff, 0xfe, 0x2e, 0x6d, 0x64], Array("e\u{301}.md".utf8),
      Array("\u{1b}[31m.md".utf8), Array(" .md".utf8), [UInt8](repeating: 0x61, count: 255),
      Array(String(repeating: "é", count: 127).utf8), Array("a\\b\"c'.md".utf8),
    ])
  func names(_ bytes: [UInt8]) throws {
    let name = FilePath(bytes: bytes)
    let path = folder.write(name, "old")
    _ = try replace(path, with: "new")
    #expect(folder.bytes(name) == Array("new".utf8))
    #expect(folder.names.count == 1)
  }

  @Test("a plain name is taken in the current folder, and an empty one is refused")
  func plainNames() {
    #expect(error { try PostingFile.read("") } != nil)
    #expect(error { try PostingFile.read("no-such-posting.md") } == .notFound("no-such-posting.md"))
  }

  @Test("extended attributes and an access list stay, and a folder's default list does not come upon the file")
  func attributes() throws {
    let path = folder.write("a.md", "old", mode: 0o640)
    let list = Self.accessList()
    guard folder.setAttribute("system.posix_acl_access", of: "a.md", to: list) else {
      print("skipped: no access lists on \(folder.path)")
      return
    }
    #expect(folder.setAttribute("user.note", of: "a.md", to: Array("kept".utf8)))
    #expect(folder.setAttribute("user.empty", of: "a.md", to: []))
    let before = folder.attributes("a.md")
    #expect(before["system.posix_acl_access"] == list)
    let mode = folder.identity("a.md")?.mode
    _ = try replace(path, with: "new")
    #expect(folder.attributes("a.md") == before)
    #expect(folder.identity("a.md")?.mode == mode)
  }

  @Test("a folder's default access list does not come upon a file that had none")
  func defaultList() throws {
    let path = folder.write("plain.md", "old")
    guard folder.setAttribute("system.posix_acl_default", of: ".", to: Self.accessList()) else {
      print("skipped: no access lists on \(folder.path)")
      return
    }
    _ = try replace(path, with: "new")
    #expect(folder.attributes("plain.md").isEmpty)
    #expect(folder.identity("plain.md")?.mode.rawValue == 0o644)
  }

  /// `user::rw-,user:1234:r--,group::r--,mask::r--,other::---` as Linux keeps it: version 2, then tag, rights, id.
  private static func accessList() -> [UInt8] {
    let entries: [(UInt16, UInt16, UInt32)] = [
      (0x01, 6, .max), (0x02, 4, 1234), (0x04, 4, .max), (0x10, 4, .max), (0x20, 0, .max),
    ]
    return [2, 0, 0, 0]
      + entries.flatMap { tag, rights, id in
        withUnsafeBytes(of: tag.littleEndian, Array.init) + withUnsafeBytes(of: rights.littleEndian, Array.init)
          + withUnsafeBytes(of: id.littleEndian, Array.init)
      }
  }

  @Test("a file whose lock another program holds is told busy, and a lock is not left behind")
  func busy() throws {
    let path = folder.write("a.md", "old")
    let file = try PostingFile.read(path)
    let descriptor = open(path.string, O_RDONLY)
    flock(descriptor, LOCK_EX)
    #expect(error { try SafeSave(patience: 20).save([1], over: file) } == .busy(path))
    close(descriptor)
    _ = try SafeSave(patience: 20).save(Array("new".utf8), over: file)
    #expect(folder.text("a.md") == "new")
  }

  @Test("a file system without locks, exchange or folder sync still saves")
  func poorFileSystem() throws {
    let path = folder.write("a.md", "old")
    let poor = FaultyFileSystem(missing: [
      "tryLock": .noLocks, "exchange": .invalidArgument, "renameNew": .invalidArgument, "sync folder": .invalidArgument,
      "attributeNames": .notSupported,
    ])
    _ = try SafeSave(on: poor).save(Array("new".utf8), over: PostingFile.read(path))
    let created = folder.path.appending("b.md")
    _ = try SafeSave(on: poor).perform([.create(created, [98])])[0].get()
    #expect(error { try SafeSave(on: poor).perform([.create(created, [99])])[0].get() } == .alreadyExists(created))
    #expect(folder.text("a.md") == "new")
    #expect(folder.text("b.md") == "b")
    #expect(folder.names == ["a.md", "b.md"])
  }

  @Test("a file that is named twice gets both writes, or is told that it changed")
  func twice() throws {
    let path = folder.write("a.md", "0")
    symlink("a.md", folder.path.appending("b.md").string)
    let first = try PostingFile.read(path)
    let second = try PostingFile.read(folder.path.appending("b.md"))
    let results = save.perform([.replace(first, with: [49]), .replace(second, with: [50])])
    guard case .saved = try results[0].get(), case .changedOnDisk(let current) = try results[1].get() else {
      Issue.record("\(results)")
      return
    }
    #expect(current.bytes == [49])
    #expect(folder.text("a.md") == "1")
  }

  @Test("when the record cannot be made nothing is changed")
  func recordFails() throws {
    let path = folder.write("a.md", "old")
    let file = try PostingFile.read(path)
    #expect(throws: PostingsError.nothingToUndo) {
      try save.save([1], over: file) { (_) throws(PostingsError) in throw .nothingToUndo }
    }
    #expect(folder.text("a.md") == "old")
    #expect(folder.names == ["a.md"])
  }

  @Test("more files than may be open at once are all saved")
  func manyFiles() throws {
    let requests = try (0..<300).map { index in
      SaveRequest.replace(
        try PostingFile.read(folder.write(FilePath("\(index).md"), "old \(index)")), with: Array("new \(index)".utf8))
    }
    let records = Box(0)
    let results = SafeSave(durability: .cache, batchSize: 100).perform(requests) { (_) throws(PostingsError) in
      records.value += 1
    }
    #expect(records.value == 3)
    #expect(results.allSatisfy { if case .success(.saved) = $0 { true } else { false } })
    #expect((0..<300).allSatisfy { folder.text(FilePath("\($0).md")) == "new \($0)" })
  }

  @Test("only names of ours, of this user, old enough and not in use are litter")
  func litter() throws {
    let ours = ".a.md.postings-0123456789abcdef.tmp"
    for name in [
      ours, ".a.md.postings-0123456789abcdeg.tmp", "a.md.postings-0123456789abcdef.tmp", ".a.md.swp",
      ".a.md.postings-0123456789abcdef.tmp~", ".postings-0123456789abcdef.tmp",
    ] { folder.write(FilePath(name), "x") }
    let all = folder.names
    #expect(Litter.clean(folder.path).isEmpty)
    let descriptor = open(folder.path.appending(ours).string, O_RDONLY)
    flock(descriptor, LOCK_EX)
    #expect(Litter.clean(folder.path, minimumAge: 0).isEmpty)
    close(descriptor)
    #expect(Litter.clean(folder.path, minimumAge: 0) == [FilePath(ours)])
    #expect(folder.names == all.filter { $0 != ours })
    symlink("/etc/passwd", folder.path.appending(ours).string)
    #expect(Litter.clean(folder.path, minimumAge: 0).isEmpty)
  }
}

/// What a closure has seen.
final class Box<Value> {
  var value: Value
  init(_ value: Value) { self.value = value }
}

extension FilePath {
  /// As the system resolves it: the folder for temporary files may itself be behind a link.
  var resolved: FilePath { get throws { try DiskFileSystem().resolve(self) } }
}
