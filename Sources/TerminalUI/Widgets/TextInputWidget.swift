import TerminalText

/// One line of text being typed, scrolled so that the cursor is always visible.
public struct TextInputWidget: Hashable, Sendable {
  /// What has been typed.
  public var text: String
  /// Before which character the cursor stands; `nil` while the field is not being typed in.
  public var cursor: String.Index?
  /// What is shown, dim, while there is no text.
  public var placeholder: String
  /// The style of the whole field.
  public var style: Style

  /// Makes a field; the cursor must be an index of `text`.
  public init(text: String, cursor: String.Index? = nil, placeholder: String = "", style: Style = .plain) {
    self.text = text
    self.cursor = cursor
    self.placeholder = placeholder
    self.style = style
  }

  /// Makes a field whose cursor stands after so many characters.
  public init(text: String, cursorOffset: Int, placeholder: String = "", style: Style = .plain) {
    let index = text.index(text.startIndex, offsetBy: max(0, cursorOffset), limitedBy: text.endIndex) ?? text.endIndex
    self.init(text: text, cursor: index, placeholder: placeholder, style: style)
  }

  /// The column of the text that a field of this width shows first: half a width at a time, so that the text stands
  /// still while the cursor moves, and not more than the text and the cursor after it need.
  private func firstColumn(cursorColumn: Int, width: Int) -> Int {
    guard cursorColumn >= width - 1 else { return 0 }
    let step = max(1, width / 2)
    let wanted = ((cursorColumn - width + 1) / step + 1) * step
    return min(wanted, cursorColumn, max(0, text.columns + 1 - width))
  }

  /// Where a column of the text stands in a field of this width, counted from the left edge; it may lie outside of it.
  public func shownColumn(_ column: Int, width: Int) -> Int {
    guard let cursor else { return column }
    return column - firstColumn(cursorColumn: text.column(of: cursor), width: width)
  }

  /// Draws the field in the first row of the rectangle, with `…` at a side where the text goes on.
  public func draw(into frame: inout Frame, in rect: Rect) {
    let line = rect.row(0)
    guard !line.isEmpty else { return }
    frame.fill(line, style: style)
    let cursorColumn = cursor.map { text.column(of: $0) }
    let scroll = cursorColumn.map { firstColumn(cursorColumn: $0, width: line.width) } ?? 0
    frame.clipped(to: line) { frame in
      if text.isEmpty {
        frame.put(placeholder.truncated(to: line.width), at: line.origin, style: Style.dim.over(style))
      } else {
        frame.put(text, at: Position(x: line.x - scroll, y: line.y), style: style)
      }
    }
    drawCuts(into: &frame, line, scroll)
    if let cursorColumn { frame.cursor = Position(x: line.x + cursorColumn - scroll, y: line.y) }
  }

  private func drawCuts(into frame: inout Frame, _ line: Rect, _ scroll: Int) {
    guard line.width > 2 else { return }
    if scroll > 0 { frame.put("…", at: line.origin, style: style) }
    guard !text.fits(in: scroll + line.width) else { return }
    frame.put("…", at: line.right(1).origin, style: style)
  }
}
