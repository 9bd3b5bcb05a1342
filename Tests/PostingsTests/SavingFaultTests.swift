import Foundation
import Postings
import SystemPackage
import Testing

/// Every call of a save fails, and is the last one, in turn.
@Suite("faults in a save")
struct SavingFaultTests {
  struct Scenario: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// Makes the file `a.md` with the old text, and what it needs beside it.
    var set: @Sendable (TemporaryFolder) -> Void
    var name: FilePath = "a.md"
    var missing: [String: Errno] = [:]
    /// A kill may leave a mixture, which the journal mends.
    var isInPlace = false
  }

  static let old = "---\ntitle: Old\ntag: a, b\n---\nThe body.\n"
  static let new = "---\ntitle: A longer new one\n---\nThe body.\n"

  static let scenarios = [
    Scenario(testDescription: "a plain file", set: { $0.write("a.md", old) }),
    Scenario(testDescription: "a file with attributes", set: { Self.addAttribute($0.write("a.md", old)) }),
    Scenario(
      testDescription: "a link",
      set: {
        $0.write("real.md", old)
        symlink("real.md", $0.path.appending("a.md").string)
      }),
    Scenario(
      testDescription: "a file system that cannot exchange names", set: { $0.write("a.md", old) },
      missing: ["exchange": .invalidArgument]),
    Scenario(
      testDescription: "a file system that renames over no open file", set: { $0.write("a.md", old) },
      missing: ["exchange": .invalidArgument, "rename": .resourceBusy], isInPlace: true),
    Scenario(
      testDescription: "a file with two names",
      set: { link($0.write("a.md", old).string, $0.path.appending("b.md").string) }, isInPlace: true),
    Scenario(
      testDescription: "an owner that cannot be kept",
      set: {
        $0.write("a.md", old)
        chown($0.path.appending("a.md").string, 1234, 1234)
      }, missing: ["setOwner": .notPermitted], isInPlace: getuid() == 0),
  ]

  private static func addAttribute(_ path: FilePath) {
    let disk = DiskFileSystem()
    guard let folder = try? disk.openFolder(path.removingLastComponent()) else { return }
    defer { disk.close(folder) }
    guard let file = try? disk.open("a.md", in: folder, .writing) else { return }
    defer { disk.close(file) }
    try? disk.setAttribute("user.note", of: file, to: [1, 2, 3])
  }

  private func save(_ scenario: Scenario, _ fault: FaultyFileSystem.Fault) throws -> (
    folder: TemporaryFolder, fileSystem: FaultyFileSystem, result: Result<SaveOutcome, PostingsError>
  ) {
    let folder = TemporaryFolder()
    scenario.set(folder)
    let file = try PostingFile.read(folder.path.appending(scenario.name.components))
    let fileSystem = FaultyFileSystem(fault, missing: scenario.missing)
    let save = SafeSave(on: fileSystem, patience: 20)
    return (folder, fileSystem, save.perform([.replace(file, with: Array(Self.new.utf8))])[0])
  }

  @Test("each call fails in turn: the old or the new file, never a false done, one sentence", arguments: scenarios)
  func errors(_ scenario: Scenario) throws {
    let count = try save(scenario, .none).fileSystem.calls.count
    #expect(count > 15)
    for error in [Errno.noSpace, .ioError, .permissionDenied, .invalidArgument] {
      for index in 0..<count {
        let (folder, fileSystem, result) = try save(scenario, .error(error, at: index))
        let call = "\(error) at call \(index), \(fileSystem.calls[index])"
        let text = folder.text(scenario.name)
        switch result {
        case .success(.saved): #expect(text == Self.new, "a false done: \(call)")
        case .success(let outcome): Issue.record("\(outcome): \(call)")
        case .failure(.notConfirmed): #expect(text == Self.new, "\(call)")
        case .failure(let failure):
          #expect(text == Self.old, "\(failure): \(call)")
          #expect(failure.description.contains("a.md"), "\(call)")
          #expect(!failure.description.contains("\n"), "\(call)")
        }
        if fileSystem.calls[index] != "unlink" {
          #expect(!folder.names.contains { Litter.isOurs(FilePath($0)) }, "\(call)")
        }
        Litter.clean(folder.path, minimumAge: 0)
        #expect(!folder.names.contains { Litter.isOurs(FilePath($0)) }, "\(call)")
      }
    }
  }

  @Test("killed at each call: the old or the new file, and no litter after the next start", arguments: scenarios)
  func kills(_ scenario: Scenario) throws {
    let count = try save(scenario, .none).fileSystem.calls.count
    for index in 0..<count {
      let (folder, fileSystem, result) = try save(scenario, .kill(at: index))
      #expect(fileSystem.isDead)
      let text = try #require(folder.text(scenario.name))
      if !scenario.isInPlace { #expect(text == Self.old || text == Self.new, "killed at \(fileSystem.calls[index])") }
      if case .success(.saved) = result { #expect(text == Self.new) }
      Litter.clean(folder.path, minimumAge: 0)
      #expect(!folder.names.contains { Litter.isOurs(FilePath($0)) })
      let mode = try #require(
        folder.identity(scenario.name == "a.md" && folder.names.contains("real.md") ? "real.md" : "a.md"))
      #expect(mode.mode.rawValue == 0o644)
    }
  }

  @Test("writes that take one byte at a time are carried on")
  func shortWrites() throws {
    let folder = TemporaryFolder()
    let file = try PostingFile.read(folder.write("a.md", Self.old))
    _ = try SafeSave(on: FaultyFileSystem(writesOneByte: true)).save(Array(Self.new.utf8), over: file)
    #expect(folder.text("a.md") == Self.new)
  }

  @Test("bytes, attributes and mode are synced before the names change, and the folder after")
  func order() throws {
    let (_, fileSystem, _) = try save(Self.scenarios[1], .none)
    let calls = fileSystem.calls
    let sync = try #require(calls.firstIndex(of: "sync"))
    let exchange = try #require(calls.firstIndex(of: "exchange"))
    for name in ["write", "setAttribute", "setMode"] { #expect(try #require(calls.lastIndex(of: name)) < sync) }
    #expect(sync < exchange)
    #expect(exchange < (try #require(calls.lastIndex(of: "sync folder"))))
  }

  @Test("a sync that failed is not tried again")
  func syncOnce() throws {
    let calls = try save(Self.scenarios[0], .none).fileSystem.calls
    let sync = try #require(calls.firstIndex(of: "sync"))
    let failed = try save(Self.scenarios[0], .error(.ioError, at: sync)).fileSystem.calls
    #expect(failed.filter { $0.hasPrefix("sync") }.count == 1)
  }

  @Test("new files appear whole or not at all, and removed ones go or stay, at each fault")
  func creationAndRemoval() throws {
    for isCreation in [true, false] {
      var index = 0
      faults: while true {
        for fault in [FaultyFileSystem.Fault.error(.ioError, at: index), .kill(at: index)] {
          let folder = TemporaryFolder()
          let path = folder.path.appending("a.md")
          let fileSystem = FaultyFileSystem(fault)
          let request: SaveRequest
          if isCreation {
            request = .create(path, Array(Self.new.utf8))
          } else {
            folder.write("a.md", Self.new)
            request = .remove(try PostingFile.read(path))
          }
          let result = SafeSave(on: fileSystem, patience: 20).perform([request])[0]
          let text = folder.text("a.md")
          #expect(text == nil || text == Self.new)
          if case .success(.saved) = result { #expect(text == Self.new) }
          if case .success(.removed) = result { #expect(text == nil) }
          if case .failure(let error) = result, !fileSystem.isDead, isCreation {
            if case .notConfirmed = error {
              #expect(text == Self.new)
            } else {
              #expect(text == nil, "\(fileSystem.calls)")
            }
          }
          if case .failure(let error) = result, !fileSystem.isDead, !isCreation {
            if case .notConfirmed = error {
              #expect(text == nil)
            } else {
              #expect(text == Self.new, "\(fileSystem.calls)")
            }
          }
          Litter.clean(folder.path, minimumAge: 0)
          #expect(folder.names == (text == nil ? [] : ["a.md"]))
          if index > fileSystem.calls.count { break faults }
        }
        index += 1
      }
    }
  }
}
