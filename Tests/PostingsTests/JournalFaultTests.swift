import Foundation
import Postings
import SystemPackage
import Testing

/// Journal and save together, with each call failing and being the last one in turn.
@Suite("faults in a journaled save")
struct JournalFaultTests {
  static let texts = ["A", "B is longer than A", "C"].map { JournalTests.text($0) }

  struct Run {
    let folder = TemporaryFolder()
    let state = TemporaryFolder()
    var path: FilePath { folder.path.appending("a.md") }

    func journal(_ fileSystem: any FileSystem = DiskFileSystem()) -> Journal {
      Journal(StateFolder(state.path.appending("journal"), on: fileSystem))
    }

    /// A → B, whole; then B → C with a fault.
    func perform(_ fault: FaultyFileSystem.Fault, isInPlace: Bool) throws -> (
      FaultyFileSystem, Result<SaveOutcome, PostingsError>
    ) {
      folder.write("a.md", texts[0])
      if isInPlace { link(path.string, folder.path.appending("b.md").string) }
      let quick = SafeSave(durability: .cache)
      _ = try Journal(StateFolder(state.path.appending("journal")), durability: .cache)
        .save(Array(texts[1].utf8), over: PostingFile.read(path), label: "first", with: quick)
      let file = try PostingFile.read(path)
      let fileSystem = FaultyFileSystem(fault)
      do throws(PostingsError) {
        return (
          fileSystem,
          .success(
            try journal(fileSystem).save(
              Array(texts[2].utf8), over: file, label: "second", with: SafeSave(on: fileSystem, patience: 20)))
        )
      } catch {
        return (fileSystem, .failure(error))
      }
    }
  }

  @Test(
    "killed at each call: old or new after the next start, and undo goes back to the first text",
    arguments: [false, true])
  func kills(isInPlace: Bool) throws {
    let count = try Run().perform(.none, isInPlace: isInPlace).0.calls.count
    var mixtures = 0
    for index in 0..<count {
      let run = Run()
      let (fileSystem, _) = try run.perform(.kill(at: index), isInPlace: isInPlace)
      let text = run.folder.text("a.md")
      let call = "killed at call \(index), \(fileSystem.calls[index])"
      if text != Self.texts[1] && text != Self.texts[2] { mixtures += 1 }
      // The next start.
      let save = SafeSave(durability: .cache)
      let journal = Journal(StateFolder(run.state.path.appending("journal")), durability: .cache)
      try journal.recover(with: save)
      Litter.clean(run.folder.path, minimumAge: 0)
      #expect([Self.texts[1], Self.texts[2]].contains(run.folder.text("a.md")), "\(call)")
      #expect(run.folder.names == (isInPlace ? ["a.md", "b.md"] : ["a.md"]), "\(call)")
      for _ in 0..<2 where run.folder.text("a.md") != Self.texts[0] {
        #expect(try journal.undo(with: save).refused.isEmpty, "\(call)")
      }
      #expect(run.folder.text("a.md") == Self.texts[0], "\(call)")
    }
    // The test has met what it is for.
    #expect(isInPlace == (mixtures > 0))
  }

  @Test("a recovery that fails or is killed at any of its calls is brought to its end by the next start")
  func brokenRecovery() throws {
    let quick = SafeSave(durability: .cache)
    // The new text is shorter: at the kill it stands before the rest of the old one.
    func torn() throws -> Run {
      let run = Run()
      let calls = try Run().perform(.none, isInPlace: true).0.calls
      _ = try run.perform(.kill(at: try #require(calls.lastIndex(of: "truncate"))), isInPlace: true)
      #expect(![Self.texts[1], Self.texts[2]].contains(run.folder.text("a.md")))
      return run
    }
    func recover(_ run: Run, _ fault: FaultyFileSystem.Fault) -> FaultyFileSystem {
      let fileSystem = FaultyFileSystem(fault)
      _ = try? run.journal(fileSystem).recover(with: SafeSave(on: fileSystem, durability: .cache, patience: 20))
      return fileSystem
    }
    let count = recover(try torn(), .none).calls.count
    #expect(count > 20)
    for index in 0..<count {
      for fault in [FaultyFileSystem.Fault.kill(at: index), .error(.ioError, at: index)] {
        let run = try torn()
        let call = "\(fault): \(recover(run, fault).calls[index])"
        // Another one that comes to nothing.
        if index % 3 == 0 { _ = recover(run, .kill(at: index / 2)) }
        _ = try run.journal().recover(with: quick)
        #expect(run.folder.text("a.md") == Self.texts[1], "\(call)")
        #expect(run.folder.text("b.md") == Self.texts[1], "\(call)")
        #expect(run.folder.names == ["a.md", "b.md"], "\(call)")
      }
    }
  }

  @Test(
    "each call fails: what is done is in the file and the journal, what is not is in neither", arguments: [false, true])
  func errors(isInPlace: Bool) throws {
    let count = try Run().perform(.none, isInPlace: isInPlace).0.calls.count
    for index in 0..<count {
      for error in [Errno.noSpace, .ioError] {
        let run = Run()
        let (fileSystem, result) = try run.perform(.error(error, at: index), isInPlace: isInPlace)
        let call = "\(error) at call \(index), \(fileSystem.calls[index])"
        let text = run.folder.text("a.md")
        switch result {
        case .success(.saved): #expect(text == Self.texts[2], "\(call)")
        case .success(let outcome): Issue.record("\(outcome): \(call)")
        case .failure(.notConfirmed): #expect(text == Self.texts[2], "\(call)")
        case .failure(let failure): #expect(text == Self.texts[1], "\(failure): \(call)")
        }
        let save = SafeSave(durability: .cache)
        let journal = Journal(StateFolder(run.state.path.appending("journal")), durability: .cache)
        let wasSaved = text == Self.texts[2]
        if wasSaved {
          _ = try journal.undo(with: save)
          #expect(run.folder.text("a.md") == Self.texts[1], "\(call)")
        }
        #expect(try journal.history().damagedEntries == 0, "\(call)")
      }
    }
  }

  @Test("the journal is on the disk before the file's name changes, and once for a batch")
  func order() throws {
    let run = Run()
    let paths = (0..<20).map { run.folder.write(FilePath("\($0).md"), Self.texts[0]) }
    let fileSystem = FaultyFileSystem()
    let group = run.journal(fileSystem).group("many")
    let requests = try paths.map { SaveRequest.replace(try PostingFile.read($0), with: Array(Self.texts[1].utf8)) }
    let results = SafeSave(on: fileSystem).perform(requests) { (writes) throws(PostingsError) in
      try group.record(writes)
    }
    for result in results { _ = try result.get() }
    let calls = fileSystem.calls
    // 20 files and the journal's one; the journal's new folder, and the postings' one.
    #expect(calls.filter { $0 == "sync" }.count == 21)
    #expect(calls.filter { $0 == "sync folder" }.count == 2)
    let lastSync = try #require(calls.lastIndex(of: "sync"))
    #expect(lastSync < (try #require(calls.firstIndex(of: "exchange"))))
  }

  @Test("when the journal cannot be written the file is not, and the sentence says where and why")
  func noJournal() throws {
    let run = Run()
    let path = run.folder.write("a.md", Self.texts[0])
    run.state.write("journal", "a file")
    let own = run.state.path.appending("journal")
    #expect(throws: PostingsError.unsafeState(own, .notAFolder)) {
      try run.journal().save(Array(Self.texts[1].utf8), over: PostingFile.read(path), label: "x")
    }
    #expect(run.folder.text("a.md") == Self.texts[0])
    #expect(run.folder.names == ["a.md"])
  }

  @Test("recovery leaves alone what another program wrote after the kill")
  func recoveryIsCareful() throws {
    let run = Run()
    _ = try run.perform(.none, isInPlace: true)
    for text in [Self.texts[1] + "more", "all else", "", Self.texts[0]] {
      run.folder.write("a.md", text)
      #expect(try run.journal().recover(with: SafeSave(durability: .cache)) == [])
      #expect(run.folder.text("a.md") == text)
    }
  }
}
