import Foundation
import Synchronization
import SystemPackage
import Testing

@testable import Postings

@Suite struct CollectionWatchTests {
  /// A collection that is read, watched and brought up to date as the program does it.
  private final class Live {
    let folder = SampleFolder()
    private let table = Mutex(PostingTable(now: testNow))
    private let watch: CollectionWatch
    private let options: CollectionScan.Options

    init(usesNotifications: Bool = true, _ files: [String]) {
      for file in files { folder.write(file) }
      var watchOptions = CollectionWatch.Options()
      watchOptions.usesNotifications = usesNotifications
      watchOptions.shortestPause = .milliseconds(50)
      let news = NewsBox()
      watch = CollectionWatch(watchOptions) { event in
        if case .touched(let touched) = event { news.add(touched) }
      }
      var options = CollectionScan.Options()
      options.watch = watch
      self.options = options
      box = news
    }

    private let box: NewsBox
    deinit { watch.stop() }

    /// Reads all, as a first look does.
    func load() {
      let update = CollectionUpdate(TouchedPaths(folders: [folder.path]), roots: [folder.path], options: options)
      _ = table.withLock { $0.apply(update) }
    }

    /// The next news, put in; nil when none come in two seconds.
    func follow() -> PostingTable.Changes? {
      guard let touched = box.wait() else { return nil }
      let update = CollectionUpdate(touched, roots: [folder.path], options: options)
      return table.withLock { $0.apply(update) }
    }

    var names: [String] {
      table.withLock { table in
        (0..<PostingTable.Row(table.rowLimit)).filter { table.isPresent($0) }
          .map { String(table.path($0).string.dropFirst(folder.path.string.count + 1)) }.sorted()
      }
    }
    func title(_ name: String) -> String? {
      table.withLock { table in table.row(of: folder.file(name)).flatMap { table.title($0) } }
    }
  }

  private final class NewsBox: Sendable {
    private let news = Mutex<[TouchedPaths]>([])
    private let semaphore = DispatchSemaphore(value: 0)
    func add(_ touched: TouchedPaths) {
      news.withLock { $0.append(touched) }
      semaphore.signal()
    }
    func wait() -> TouchedPaths? {
      guard semaphore.wait(timeout: .now() + .seconds(2)) == .success else { return nil }
      return news.withLock { $0.removeFirst() }
    }
  }

  @Test(arguments: [true, false])
  func `A file that is written, made or taken away is told`(notifications: Bool) throws {
    let live = Live(usesNotifications: notifications, ["a.md", "sub/b.md"])
    live.load()
    #expect(live.names == ["a.md", "sub/b.md"])
    live.folder.write("sub/b.md", "---\ntitle: Other\n---\n")
    #expect(live.follow()?.changed == 1)
    #expect(live.title("sub/b.md") == "Other")
    live.folder.write("c.md")
    #expect(live.follow()?.added == 1)
    try FileManager.default.removeItem(atPath: live.folder.file("a.md").string)
    #expect(live.follow()?.removed.count == 1)
    #expect(live.names == ["c.md", "sub/b.md"])
  }

  @Test(arguments: [true, false])
  func `A new folder is watched as it appears, and a folder that is moved keeps its postings under the new name`(
    notifications: Bool
  ) throws {
    let live = Live(usesNotifications: notifications, ["a.md"])
    live.load()
    live.folder.write("new/deep/b.md")
    #expect(live.follow() != nil)
    #expect(live.names == ["a.md", "new/deep/b.md"])
    live.folder.write("new/deep/c.md")
    #expect(live.follow() != nil)
    #expect(live.names == ["a.md", "new/deep/b.md", "new/deep/c.md"])
    try FileManager.default.moveItem(atPath: live.folder.file("new").string, toPath: live.folder.file("old").string)
    #expect(live.follow() != nil)
    #expect(live.names == ["a.md", "old/deep/b.md", "old/deep/c.md"])
    live.folder.write("old/deep/c.md", "---\ntitle: Moved\n---\n")
    #expect(live.follow() != nil)
    #expect(live.title("old/deep/c.md") == "Moved")
  }

  @Test func `What a scan leaves out is no news`() {
    let live = Live(["a.md", ".gitignore"])
    live.folder.write(".gitignore", "drop/\n")
    live.load()
    live.folder.write(".hidden/b.md")
    live.folder.write("node_modules/b.md")
    live.folder.write("picture.png", "x")
    live.folder.write("a.md~")
    live.folder.write("drop/c.md")
    live.folder.write("a.md", "---\ntitle: Last\n---\n")
    while let changes = live.follow(), changes.isEmpty {}
    #expect(live.names == ["a.md"])
    #expect(live.title("a.md") == "Last")
  }

  @Test func `New rules of what is ignored hold at once`() {
    let live = Live(["a.md", "drop/b.md"])
    live.load()
    live.folder.write(".gitignore", "drop/\n")
    #expect(live.follow()?.removed.count == 1)
    #expect(live.names == ["a.md"])
  }

  @Test func `A loop of links is survived, and a folder behind two names is read under one`() {
    let live = Live(["a.md", "sub/b.md"])
    live.folder.link("sub/loop", to: "..")
    live.load()
    #expect(live.names == ["a.md", "sub/b.md"])
    live.folder.link("again", to: "sub")
    _ = live.follow()
    #expect(live.names == ["a.md", "sub/b.md"])
  }

  @Test func `Many changes at once are told in a few pieces`() {
    let live = Live(["a.md"])
    live.load()
    for index in 0..<2000 { live.folder.write("many/\(index).md") }
    var pieces = 0
    while live.names.count < 2001, live.follow() != nil { pieces += 1 }
    #expect(live.names.count == 2001)
    #expect(pieces <= 20)
  }
}

@Suite struct PendingNewsTests {
  private let start = ContinuousClock.now

  @Test func `News wait for quiet, but not for ever`() {
    var news = PendingNews(CollectionWatch.Options())
    #expect(news.deadline == nil)
    for step in 0..<10 {
      let now = start + .milliseconds(step * 50)
      if step > 0 { #expect((news.takeIfDue(now: now) != nil) == (step == 8)) }
      if step < 8 { news.add(TouchedPaths(files: [FilePath("f\(step)")]), now: now) }
    }
    news.add(TouchedPaths(files: ["a"]), now: start)
    #expect(news.takeIfDue(now: start + .milliseconds(99)) == nil)
    #expect(news.takeIfDue(now: start + .milliseconds(100)) == TouchedPaths(files: ["a"]))
    #expect(news.takeIfDue(now: start + .seconds(1)) == nil)
  }
}
