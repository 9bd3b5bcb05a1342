import TerminalText

/// Running text, wrapped to the width, of which a part is visible.
public struct ParagraphWidget: Hashable, Sendable {
  /// The text, unwrapped.
  public var text: String
  /// The first visible line, from 0.
  public var offset: Int
  /// The style of the whole area.
  public var style: Style

  /// Makes a paragraph; line feeds in the text end lines.
  public init(_ text: String, offset: Int = 0, style: Style = .plain) {
    self.text = text
    self.offset = offset
    self.style = style
  }

  /// How many lines it has at this width.
  public func lineCount(width: Int) -> Int {
    text.wrappedRanges(to: width).count
  }

  /// Draws the lines that there is room for.
  public func draw(into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let lines = text.wrapped(to: rect.width)
    LinesWidget(lines.map { StyledText($0) }, offset: offset, style: style).draw(into: &frame, in: rect)
  }
}

/// Lines that are laid out already, of which a part is visible.
public struct LinesWidget: Hashable, Sendable {
  /// The lines, from the first on.
  public var lines: [StyledText]
  /// The first visible line, from 0.
  public var offset: Int
  /// The style of the whole area, under those of the lines.
  public var style: Style

  /// Makes a stack of lines; what is wider than the area is cut off.
  public init(_ lines: [StyledText], offset: Int = 0, style: Style = .plain) {
    self.lines = lines
    self.offset = offset
    self.style = style
  }

  /// Draws the lines that there is room for.
  public func draw(into frame: inout Frame, in rect: Rect) {
    frame.fill(rect, style: style)
    let first = max(0, offset)
    for (row, line) in lines.dropFirst(first).prefix(rect.height).enumerated() {
      frame.put(line, at: rect.row(row).origin, over: style, maxWidth: rect.width)
    }
  }
}
