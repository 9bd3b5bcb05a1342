/// Where in something long one is: a vertical bar, one column wide.
public struct ScrollbarWidget: Hashable, Sendable {
  /// How many rows there are in all; as many as the bar is high are visible.
  public var count: Int
  /// The first visible row, from 0.
  public var offset: Int
  /// The signs that it is drawn with.
  public var glyphs: Glyphs
  /// The style of the whole bar.
  public var style: Style

  /// Makes a scroll bar.
  public init(count: Int, offset: Int, glyphs: Glyphs = .unicode, style: Style = .dim) {
    self.count = count
    self.offset = offset
    self.glyphs = glyphs
    self.style = style
  }

  /// The rows of a bar of this height that stand for what is visible: at least one, at the end only when the end is
  /// visible; empty when everything is.
  public func thumb(height: Int) -> Range<Int> {
    guard height > 0, count > height else { return 0..<0 }
    let length = max(1, height * height / count)
    let last = count - height
    let first = min(max(0, offset), last)
    let free = height - length
    let start = first == last ? free : min(max(0, free - 1), first * free / last)
    return start..<start + length
  }

  /// Draws the bar in the first column of the rectangle.
  public func draw(into frame: inout Frame, in rect: Rect) {
    let bar = rect.left(1)
    let signs = glyphs.scrollbar
    let thumb = thumb(height: bar.height)
    for y in 0..<bar.height {
      frame.fill(bar.row(y), with: thumb.contains(y) ? signs.thumb : signs.track, style: style)
    }
  }
}
