public import Postings
public import SystemPackage

/// What git knows of a posting: its commits, and what each of them changed in it.
public struct HistoryViewModel: Sendable {
  /// A state of the file.
  public enum Moment: Sendable, Equatable {
    /// As it lies on the disk, with what is not committed.
    case now
    case commit(GitCommit)
  }

  public let id: Int
  public let path: FilePath
  /// The latest first; what is not committed stands before them.
  public private(set) var moments: [Moment] = []
  public private(set) var cursor = ListCursor()
  /// Whether git is still being asked.
  public private(set) var isReading = true
  private var changes: [Int: DiffViewModel] = [:]
  private var changeHeight = 1

  init(id: Int, path: FilePath) {
    self.id = id
    self.path = path
  }

  /// What the moment under the cursor changed; nil until it is known.
  public var change: DiffViewModel? { changes[cursor.index] }

  /// Lines of the list on a screen of so many rows; one where there is only one moment.
  public func listHeight(rows: Int) -> Int { max(1, min(moments.count, (rows - 3) / 3)) }

  mutating func resize(rows: Int) {
    let height = listHeight(rows: rows)
    cursor.resize(count: moments.count, page: height)
    // The title, the line between, the status and the keys.
    changeHeight = max(1, rows - height - 4)
    for index in changes.keys { changes[index]!.resize(page: changeHeight) }
  }

  // MARK: What came

  mutating func take(_ moments: [Moment]) {
    self.moments = moments
    isReading = false
  }

  mutating func take(_ change: DiffViewModel, at index: Int) {
    changes[index] = change
    changes[index]!.resize(page: changeHeight)
  }

  /// What is wanted and not known yet: the moment, and the commit before it.
  var wanted: (index: Int, moment: Moment, before: GitCommit?)? {
    guard moments.indices.contains(cursor.index), change == nil else { return nil }
    guard moments.indices.contains(cursor.index + 1), case .commit(let before) = moments[cursor.index + 1] else {
      return (cursor.index, moments[cursor.index], nil)
    }
    return (cursor.index, moments[cursor.index], before)
  }

  // MARK: Moving

  /// Moves in the list or, where there is only one moment, in what it changed.
  mutating func move(_ command: Command, times: Int) -> Bool {
    guard moments.count < 2 else { return cursor.perform(command, count: times) }
    return changes[cursor.index]?.move(command, times: times) ?? false
  }

  mutating func selectIndex(_ index: Int) { cursor.move(to: index) }

  mutating func scroll(by lines: Int) { changes[cursor.index]?.scroll(by: lines) }

  /// Scrolls what changed by half of what is in view.
  mutating func scrollPage(forward: Bool, times: Int) {
    scroll(by: (forward ? 1 : -1) * max(1, changeHeight / 2) * times)
  }
}
