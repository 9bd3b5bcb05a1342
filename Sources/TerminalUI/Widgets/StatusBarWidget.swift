/// One row with something at its left and something at its right.
public struct StatusBarWidget: Hashable, Sendable {
  /// What stands at the left; cut first.
  public var left: StyledText
  /// What stands at the right.
  public var right: StyledText
  /// The style of the whole row, under those of the texts.
  public var style: Style

  /// Makes a status bar; when there is little room the left text is cut, then the right one.
  public init(left: StyledText, right: StyledText = StyledText(), style: Style = .plain) {
    self.left = left
    self.right = right
    self.style = style
  }

  /// Draws the bar in the first row of the rectangle.
  public func draw(into frame: inout Frame, in rect: Rect) {
    let line = rect.row(0)
    frame.fill(line, style: style)
    let ending = right.truncated(to: line.width)
    let rightWidth = ending.columns
    frame.put(ending, at: Position(x: line.maxX - rightWidth, y: line.y), over: style, maxWidth: rightWidth)
    let room = line.width - rightWidth - (rightWidth > 0 ? 1 : 0)
    guard room > 0 else { return }
    frame.put(left.truncated(to: room), at: line.origin, over: style, maxWidth: room)
  }
}
