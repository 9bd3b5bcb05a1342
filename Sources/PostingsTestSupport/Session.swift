public import Foundation
public import Postings
public import PostingsLanguage
public import PostingsTUI
internal import PostingsViewModels
internal import Synchronization
internal import SystemPackage
public import TerminalUI

/// The whole program but for the terminal: keys in, screen and files out, on a temporary copy of some postings.
@MainActor public final class Session {
  public let folder: URL
  /// Where the journal is kept.
  private let state: URL
  public let app: PostingsApp
  private let terminal: SessionTerminal
  private let drafts: DraftStore
  private let effects: EffectRunner
  private let wakeups = Wakeups()
  public private(set) var end: PostingsApp.End?
  /// Whether another session goes on with the files.
  private var isHandedOver = false
  private let openings = Openings()
  /// The addresses that were handed to another program; none is opened in truth.
  public var openedAddresses: [String] { openings.all }

  /// 2026-11-24T12:00Z, so that scheduled and expired postings stay so.
  public nonisolated static let now = 1_795_521_600

  /// - Parameters:
  ///   - files: names, which may hold folders, with their text.
  ///   - environment: where the person's editor is named.
  public convenience init(
    _ files: KeyValuePairs<String, String>, columns: Int = 80, rows: Int = 24, language: Language = .english,
    colors: Int = 256, environment: [String: String] = ["EDITOR": "false"]
  ) throws {
    let folder = Self.newFolder()
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try self.init(
      in: folder, columns: columns, rows: rows, language: language, colors: colors, environment: environment)
  }

  /// On a copy of a folder that may only be read.
  public convenience init(
    copyOf path: String, columns: Int = 80, rows: Int = 24, language: Language = .english
  ) throws {
    let folder = Self.newFolder()
    let manager = FileManager.default
    try manager.copyItem(at: URL(filePath: path), to: folder)
    for name in [""] + (manager.subpaths(atPath: folder.path) ?? []) {
      let file = folder.appendingPathComponent(name).path
      let isFolder = try manager.attributesOfItem(atPath: file)[.type] as? FileAttributeType == .typeDirectory
      try manager.setAttributes([.posixPermissions: isFolder ? 0o755 : 0o644], ofItemAtPath: file)
    }
    try self.init(in: folder, columns: columns, rows: rows, language: language, colors: 256)
  }

  private static func newFolder() -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("postings-session-\(UUID().uuidString)")
  }

  /// The program has ended and is started again on the same files.
  public func restarted() throws -> Session {
    isHandedOver = true
    return try Session(
      in: folder, columns: terminal.size.width, rows: terminal.size.height, language: app.app.language,
      colors: terminal.colors)
  }

  private init(
    in folder: URL, columns: Int, rows: Int, language: Language, colors: Int,
    environment: [String: String] = ["EDITOR": "false"]
  ) throws {
    self.folder = folder
    state = folder.appendingPathExtension("state")
    terminal = SessionTerminal(size: Size(width: columns, height: rows), colors: colors)
    let wakeups = wakeups
    let root = try DiskFileSystem().resolve(FilePath(folder.path))
    let journal = Journal(StateFolder(FilePath(state.path)), durability: .cache)
    drafts = DraftStore(StateFolder(FilePath(state.path).appending("drafts")))
    var storage = EffectRunner.Storage.disk(journal: journal, folders: [root], save: SafeSave(durability: .cache))
    storage.openAddress = { [openings] address in
      openings.add(address)
      return !address.hasSuffix("/refused")
    }
    effects = EffectRunner(
      storage: storage, drafts: DraftKeeper(drafts, milliseconds: 0, now: { Self.now }), wake: { wakeups.signal() })
    let settings = CollectionSettings.find(roots: [root])
    let collection = CollectionState(
      roots: [root], name: "postings", now: Self.now, settings: settings,
      fields: FieldSchema.find(roots: [root], settings: settings))
    app = PostingsApp(
      AppViewModel(collection: collection, language: language), terminal: terminal, effects: effects,
      environment: environment, clock: { Self.now })
    app.begin()
    settle()
  }

  deinit {
    if isHandedOver { return }
    try? FileManager.default.removeItem(at: folder)
    try? FileManager.default.removeItem(at: state)
  }

  /// The program dies without a word, and another one opens the same folder.
  public func crashAndStartAgain() throws -> Session {
    isHandedOver = true
    drafts.abandonAll()
    let size = terminal.size
    return try Session(
      in: folder, columns: size.width, rows: size.height, language: app.app.language, colors: terminal.colors)
  }

  /// Drafts on the disk that belong to this session, by the name of their posting.
  public var keptDrafts: [String: DraftContent] {
    var found: [String: DraftContent] = [:]
    for draft in drafts.held where draft.path.lastComponent != nil {
      found[draft.path.lastComponent!.string] = DraftContent(draft.content)
    }
    return found
  }

  /// Presses keys in the notation of ``KeySequence``, each followed by all that it brings about.
  public func press(_ keys: String) {
    for key in KeySequence(notation: keys)!.keys {
      end = app.handle(.key(key)) ?? end
      settle()
    }
  }

  /// Types text as it is, blanks included.
  public func type(_ text: String) {
    for character in text {
      end = app.handle(.key(Key(character))) ?? end
    }
    settle()
  }

  public func paste(_ text: String) {
    end = app.handle(.paste(text)) ?? end
    settle()
  }

  public func click(x: Int, y: Int) {
    end = app.handle(.mouse(MouseEvent(.press(.left), at: Position(x: x, y: y)))) ?? end
    settle()
  }

  /// Presses the button at one place and lets it go at another.
  public func drag(from: (x: Int, y: Int), to: (x: Int, y: Int)) {
    let places = [from, to].map { Position(x: $0.x, y: $0.y) }
    for event in [
      MouseEvent(.press(.left), at: places[0]), MouseEvent(.drag(.left), at: places[1]),
      MouseEvent(.release(.left), at: places[1]),
    ] {
      end = app.handle(.mouse(event)) ?? end
    }
    settle()
  }

  public func resize(columns: Int, rows: Int) {
    terminal.size = Size(width: columns, height: rows)
    end = app.handle(.resized(terminal.size)) ?? end
    settle()
  }

  /// What was put on the clipboard last.
  public var copied: String? { terminal.copied }

  /// What a person sees.
  public var screen: String { app.frame.text }
  public var lines: [String] { app.frame.lines }
  public var frame: Frame { app.frame }

  public func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }
  public func text(of name: String) throws -> String { String(decoding: try bytes(of: name), as: UTF8.self) }
  public func write(bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }
  public func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  /// Says what a watch would: another program has touched these files.
  public func touch(_ names: [String]) {
    let root = app.app.collection.roots[0]
    effects.diskChanged(TouchedPaths(files: Set(names.map { root.appending($0) })))
    settle()
  }

  /// Until nothing is being read or written any more.
  private func settle() {
    var quiet = 0
    while quiet < 2 {
      effects.finishWrites()
      effects.finishOpenings()
      effects.finishChecks()
      let outcomes = effects.takeOutcomes()
      for outcome in outcomes { app.receive(outcome) }
      let isBusy = app.app.collection.isLoading || app.app.list.bodies.running != nil
      if outcomes.isEmpty && !isBusy { quiet += 1 } else { quiet = 0 }
      if outcomes.isEmpty && isBusy { wakeups.wait() }
    }
  }
}

/// Remembers addresses instead of opening them.
private final class Openings: Sendable {
  private let addresses = Mutex<[String]>([])
  func add(_ address: String) { addresses.withLock { $0.append(address) } }
  var all: [String] { addresses.withLock { $0 } }
}

/// Counts the wake-ups from other threads.
private final class Wakeups: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  func signal() { semaphore.signal() }
  func wait() { _ = semaphore.wait(timeout: .now() + .seconds(1)) }
}

/// A terminal of a size, without keys of its own.
@MainActor private final class SessionTerminal: Terminal {
  var size: Size
  let colors: Int
  init(size: Size, colors: Int) {
    self.size = size
    self.colors = colors
  }
  var waker: TerminalWaker { TerminalWaker {} }
  func nextEvent(timeout: Duration?) -> TerminalEvent? { nil }
  func present(_ frame: Frame) {}
  func redrawAll() {}
  func suspend<Result>(while body: () throws -> Result) rethrows -> Result { try body() }
  func stopProcess() {}
  func setTitle(_ title: String) {}
  var copied: String?
  func copy(_ text: String) { copied = text }
  func close() {}
}
