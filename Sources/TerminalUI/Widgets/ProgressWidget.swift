/// How much of something is done, or how large one part is beside another.
public struct ProgressWidget: Hashable, Sendable {
  /// From 0 to 1.
  public var fraction: Double
  /// The signs that it is drawn with.
  public var glyphs: Glyphs
  /// The style of the whole bar.
  public var style: Style

  /// Makes a bar; what is not a number counts as 0.
  public init(fraction: Double, glyphs: Glyphs = .unicode, style: Style = .plain) {
    self.fraction = fraction.isNaN ? 0 : min(max(0, fraction), 1)
    self.glyphs = glyphs
    self.style = style
  }

  /// The columns of a bar of this width that are filled: all only when all is done, one as soon as anything is.
  func filled(width: Int) -> Int {
    guard fraction > 0, width > 0 else { return 0 }
    return fraction == 1 ? width : max(min(1, width - 1), min(width - 1, Int(fraction * Double(width))))
  }

  /// Draws the bar in the first row of the rectangle.
  public func draw(into frame: inout Frame, in rect: Rect) {
    let line = rect.row(0)
    frame.fill(line, with: glyphs.bar.open, style: style)
    frame.fill(line.left(filled(width: line.width)), with: glyphs.bar.done, style: style)
  }
}
