/// A framed box over what is behind it, with a title and a note in its upper line.
public struct BoxWidget: Hashable, Sendable {
  /// What stands at the left; nothing when empty.
  public var title: String
  /// What stands at the right; left out when there is no room.
  public var note: String
  /// The signs that it is drawn with.
  public var glyphs: Glyphs
  /// The style of the lines and of what is inside.
  public var style: Style
  /// The style of the title and the note, over the other.
  public var titleStyle: Style

  /// Makes a box.
  public init(
    title: String = "", note: String = "", glyphs: Glyphs = .unicode, style: Style = .plain, titleStyle: Style = .bold
  ) {
    self.title = title
    self.note = note
    self.glyphs = glyphs
    self.style = style
    self.titleStyle = titleStyle
  }

  /// The part of the rectangle that is left for what the box holds; there is a blank beside each vertical line.
  public func interior(of rect: Rect) -> Rect {
    rect.inset(top: 1, left: 2, bottom: 1, right: 2)
  }

  /// Draws the box, with blanks in it, and gives its interior.
  @discardableResult
  public func draw(into frame: inout Frame, in rect: Rect) -> Rect {
    frame.fill(rect, style: style)
    DividerWidget(title: title, note: note, glyphs: glyphs, style: style, titleStyle: titleStyle)
      .draw(into: &frame, in: rect)
    frame.fill(rect.bottom(1), with: glyphs.horizontal, style: style)
    let sides = rect.inset(top: 1, bottom: 1)
    frame.fill(sides.left(1), with: glyphs.vertical, style: style)
    frame.fill(sides.right(1), with: glyphs.vertical, style: style)
    drawCorners(into: &frame, rect)
    return interior(of: rect)
  }

  private func drawCorners(into frame: inout Frame, _ rect: Rect) {
    let corners = glyphs.corners
    frame.fill(rect.top(1).left(1), with: corners.0, style: style)
    frame.fill(rect.top(1).right(1), with: corners.1, style: style)
    frame.fill(rect.bottom(1).left(1), with: corners.2, style: style)
    frame.fill(rect.bottom(1).right(1), with: corners.3, style: style)
  }
}
