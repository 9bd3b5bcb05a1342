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

  public init(path: FilePath, old: [UInt8], new: [UInt8]) {
    self.path = path
    let comparison = LineComparison(old, new)
    for hunk in comparison.hunks(context: 2) {
      if !lines.isEmpty { lines.append(Line(kind: .place, text: "⋯")) }
      lines += comparison.lines[hunk].map { Line(kind: $0.kind.shown, text: Self.shown($0.bytes)) }
    }
    changedCount = max(comparison.count(.removed), comparison.count(.added))
    keptCount = comparison.count(.kept)
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

  /// The line feed goes; a CR before it stays in sight, since it is a byte that may differ.
  private static func shown(_ line: ArraySlice<UInt8>) -> String {
    String(cleaning: line.last == 0x0A ? line.dropLast() : line)
  }
}

extension LineComparison.Kind {
  fileprivate var shown: DiffViewModel.Kind {
    switch self {
    case .kept: .context
    case .removed: .removed
    case .added: .added
    }
  }
}
