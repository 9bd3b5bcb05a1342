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
    /// Whether it goes on from the row above.
    public var isContinued = false
  }

  /// The box beside the lines, with the sign of each.
  public static let columnsAround = 6
  /// Of the box.
  public static let mostColumns = 100

  public let path: FilePath
  /// Rows of the box: once its width is known, what changes is shown whole, however long its lines are.
  public private(set) var lines: [Line] = []
  private var whole: [Line] = []
  public private(set) var cursor = ListCursor()
  /// Lines that are written anew.
  public private(set) var changedCount = 0
  /// Lines that stay byte for byte.
  public private(set) var keptCount = 0

  public init(path: FilePath, old: [UInt8], new: [UInt8]) {
    self.path = path
    let comparison = LineComparison(old, new)
    for hunk in comparison.hunks(context: 2) {
      if !whole.isEmpty { whole.append(Line(kind: .place, text: "⋯")) }
      whole += comparison.lines[hunk].map { Line(kind: $0.kind.shown, text: Self.shown($0.bytes)) }
    }
    changedCount = max(comparison.count(.removed), comparison.count(.added))
    keptCount = comparison.count(.kept)
    lines = whole
    cursor.resize(count: lines.count, page: cursor.page)
  }

  mutating func resize(page: Int) { cursor.resize(count: lines.count, page: page) }

  mutating func resize(columns: Int, page: Int) {
    let width = max(8, min(columns, Self.mostColumns) - Self.columnsAround)
    lines = whole.flatMap { Self.wrapped($0, to: width) }
    cursor.resize(count: lines.count, page: page)
  }

  /// Rows of the box below the lines: what they come to, and a blank before it where there is room.
  public static func rowsBelow(height: Int) -> Int { height < 12 ? 1 : 2 }

  private static func wrapped(_ line: Line, to width: Int) -> [Line] {
    guard line.kind == .removed || line.kind == .added, line.text.columns > width else { return [line] }
    return line.text.wrapped(to: width).enumerated().map { Line(kind: line.kind, text: $1, isContinued: $0 > 0) }
  }

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
