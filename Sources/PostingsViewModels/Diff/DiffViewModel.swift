internal import Postings
public import SystemPackage
internal import TerminalText

/// What a save will write, line by line, shown before it happens.
public struct DiffViewModel: Sendable {
  public enum Kind: Sendable { case context, removed, added, place }

  public struct Line: Sendable, Equatable {
    public var kind: Kind
    /// Cleaned for a terminal.
    public var text: String
  }

  public let path: FilePath
  public private(set) var lines: [Line] = []
  public private(set) var cursor = ListCursor()
  /// Lines that are written anew.
  public private(set) var changedCount = 0
  /// Lines that stay byte for byte.
  public private(set) var keptCount = 0

  init(path: FilePath, old: [UInt8], new: [UInt8]) {
    self.path = path
    for line in LineDifference.lines(from: old, to: new) {
      lines.append(Line(kind: line.kind, text: String(cleaning: line.bytes)))
    }
    let removed = lines.count { $0.kind == .removed }
    changedCount = max(removed, lines.count { $0.kind == .added })
    keptCount = max(0, old.count { $0 == 0x0A } - removed)
    cursor.resize(count: lines.count, page: cursor.page)
  }

  mutating func resize(page: Int) { cursor.resize(count: lines.count, page: page) }
  mutating func scroll(by count: Int) { cursor.scroll(by: count) }

  mutating func move(_ command: Command, times: Int) -> Bool {
    switch command {
    case .moveDown: scroll(by: times)
    case .moveUp: scroll(by: -times)
    default: return cursor.perform(command, count: times)
    }
    return true
  }
}
