/// How large something is, in cells; never negative.
public struct Size: Hashable, Sendable {
  /// Columns.
  public let width: Int
  /// Rows.
  public let height: Int

  /// Makes a size; what is negative counts as 0.
  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }
}

/// A cell's place: columns from the left and rows from the top, both from 0.
public struct Position: Hashable, Sendable {
  /// The column.
  public var x: Int
  /// The row.
  public var y: Int

  /// Makes a position; it may lie outside of any frame.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A rectangle of cells; empty when its width or height is 0.
public struct Rect: Hashable, Sendable {
  /// The cell at the top left.
  public var origin: Position
  /// Columns and rows.
  public var size: Size

  /// Makes a rectangle of a corner and a size.
  public init(origin: Position = Position(x: 0, y: 0), size: Size) {
    self.origin = origin
    self.size = size
  }

  /// Makes a rectangle of its left column, top row, width and height (negative ones count as 0).
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.init(origin: Position(x: x, y: y), size: Size(width: width, height: height))
  }

  /// The left column.
  public var x: Int { origin.x }
  /// The top row.
  public var y: Int { origin.y }
  /// Columns.
  public var width: Int { size.width }
  /// Rows.
  public var height: Int { size.height }
  /// The column after the last.
  public var maxX: Int { origin.x + size.width }
  /// The row after the last.
  public var maxY: Int { origin.y + size.height }
  /// Whether there is no cell in it.
  public var isEmpty: Bool { size.width == 0 || size.height == 0 }

  /// Whether the position lies in it.
  public func contains(_ position: Position) -> Bool {
    position.x >= x && position.x < maxX && position.y >= y && position.y < maxY
  }

  /// What both have in common; empty when they do not meet.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }
}

/// Cutting a screen into panes: every part lies within the whole, however small that is.
extension Rect {
  /// The first `count` rows.
  public func top(_ count: Int) -> Rect {
    Rect(x: x, y: y, width: width, height: min(count, height))
  }

  /// The last `count` rows.
  public func bottom(_ count: Int) -> Rect {
    let rows = min(max(0, count), height)
    return Rect(x: x, y: maxY - rows, width: width, height: rows)
  }

  /// The first `count` columns.
  public func left(_ count: Int) -> Rect {
    Rect(x: x, y: y, width: min(count, width), height: height)
  }

  /// The last `count` columns.
  public func right(_ count: Int) -> Rect {
    let columns = min(max(0, count), width)
    return Rect(x: maxX - columns, y: y, width: columns, height: height)
  }

  /// All but as many cells at each side.
  public func inset(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) -> Rect {
    let fromLeft = min(max(0, left), width)
    let fromTop = min(max(0, top), height)
    return Rect(
      x: x + fromLeft, y: y + fromTop,
      width: width - fromLeft - max(0, right), height: height - fromTop - max(0, bottom))
  }

  /// One row, counted from the top of the rectangle; empty when there is none of that number.
  public func row(_ index: Int) -> Rect {
    guard index >= 0, index < height else { return Rect(x: x, y: y, width: width, height: 0) }
    return Rect(x: x, y: y + index, width: width, height: 1)
  }

  /// A rectangle of this size, or as much of it as there is room for, in the middle.
  public func centered(_ inner: Size) -> Rect {
    let columns = min(inner.width, width)
    let rows = min(inner.height, height)
    return Rect(x: x + (width - columns) / 2, y: y + (height - rows) / 2, width: columns, height: rows)
  }
}
