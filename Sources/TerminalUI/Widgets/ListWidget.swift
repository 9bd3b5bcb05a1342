/// A list of which a part is visible; the rows themselves are drawn by who knows what is in them.
public struct ListWidget: Hashable, Sendable {
  /// How many rows there are in all.
  public var count: Int
  /// The row under the cursor, from 0.
  public var selected: Int?
  /// The first visible row, from 0; see ``offset(_:showing:of:height:margin:)``.
  public var offset: Int
  /// Whether the last column shows where in the list one is, when it does not fit.
  public var hasScrollbar: Bool
  /// The signs that it is drawn with.
  public var glyphs: Glyphs
  /// The style of the scroll bar.
  public var scrollbarStyle: Style

  /// Makes a list.
  public init(
    count: Int, selected: Int? = nil, offset: Int = 0, hasScrollbar: Bool = false, glyphs: Glyphs = .unicode,
    scrollbarStyle: Style = .dim
  ) {
    self.count = count
    self.selected = selected
    self.offset = offset
    self.hasScrollbar = hasScrollbar
    self.glyphs = glyphs
    self.scrollbarStyle = scrollbarStyle
  }

  /// A row that is to be drawn.
  public struct Row: Hashable, Sendable {
    /// Its place in the list, from 0.
    public var index: Int
    /// Its place on the screen, one row high.
    public var rect: Rect
    /// Whether it is the row under the cursor.
    public var isSelected: Bool
  }

  /// The offset, nearest to the old one, with which a row is visible and, where the list goes on, `margin` rows
  /// beyond it; nothing is left empty at the end while rows are hidden above.
  public static func offset(_ old: Int, showing selected: Int, of count: Int, height: Int, margin: Int = 0) -> Int {
    guard height > 0, count > 0 else { return 0 }
    let space = min(max(0, margin), (height - 1) / 2)
    let row = min(max(0, selected), count - 1)
    let nearest = min(max(old, row + space - height + 1), row - space)
    return max(0, min(nearest, count - height))
  }

  /// The rows that a height shows.
  public func visible(height: Int) -> Range<Int> {
    let first = min(max(0, offset), max(0, count))
    return first..<min(first + max(0, height), max(first, count))
  }

  /// Draws the visible rows, each clipped to its place, and puts the hardware cursor on the selected one.
  public func draw(into frame: inout Frame, in rect: Rect, row draw: (inout Frame, Row) -> Void) {
    let needsScrollbar = hasScrollbar && count > rect.height && rect.width > 1
    let area = needsScrollbar ? rect.left(rect.width - 1) : rect
    for index in visible(height: rect.height) {
      let row = Row(index: index, rect: area.row(index - max(0, offset)), isSelected: index == selected)
      frame.clipped(to: row.rect) { draw(&$0, row) }
      if row.isSelected, !row.rect.isEmpty { frame.cursor = row.rect.origin }
    }
    guard needsScrollbar else { return }
    ScrollbarWidget(count: count, offset: offset, glyphs: glyphs, style: scrollbarStyle)
      .draw(into: &frame, in: rect.right(1))
  }
}
