import TerminalText

/// A horizontal line with a title at its left and a note at its right: `── preview ───── 3% ──`.
public struct DividerWidget: Hashable, Sendable {
  /// What stands at the left; nothing when empty.
  public var title: String
  /// What stands at the right; left out when there is no room.
  public var note: String
  /// The signs that it is drawn with.
  public var glyphs: Glyphs
  /// The style of the line.
  public var style: Style
  /// The style of the title and the note, over the other.
  public var titleStyle: Style

  /// Makes a divider; the title keeps its place longer than the note when there is little room.
  public init(
    title: String = "", note: String = "", glyphs: Glyphs = .unicode, style: Style = .plain, titleStyle: Style = .plain
  ) {
    self.title = title
    self.note = note
    self.glyphs = glyphs
    self.style = style
    self.titleStyle = titleStyle
  }

  /// Draws it on the first row of the rectangle.
  public func draw(into frame: inout Frame, in rect: Rect) {
    let line = rect.row(0)
    frame.fill(line, with: glyphs.horizontal, style: style)
    let room = line.inset(left: 2, right: 2)
    let titleWidth = put(title, into: &frame, in: room) { _ in room.x }
    let rest = room.inset(left: titleWidth + (titleWidth > 0 ? 1 : 0))
    guard note.columns + 2 <= rest.width else { return }
    put(note, into: &frame, in: rest) { rest.maxX - $0 }
  }

  /// Writes a label with a blank at each side; gives its columns, 0 when there is no room or no label.
  @discardableResult
  private func put(_ label: String, into frame: inout Frame, in room: Rect, x: (Int) -> Int) -> Int {
    guard !label.isEmpty, room.width > 2 else { return 0 }
    let text = " \(label.truncated(to: room.width - 2)) "
    return frame.put(text, at: Position(x: x(text.columns), y: room.y), style: titleStyle.over(style))
  }
}
