import TerminalText

/// What the keys do, in one row: `Enter open  e edit  ? help`.
public struct KeyHintsWidget: Hashable, Sendable {
  /// The hints, from left to right.
  public var hints: [Hint]
  /// The style of the keys.
  public var keyStyle: Style
  /// The style of the words.
  public var labelStyle: Style
  /// The style of the whole row, under the others.
  public var style: Style

  /// Makes a row of hints.
  public init(
    _ hints: [Hint], keyStyle: Style = .bold, labelStyle: Style = .plain, style: Style = .plain
  ) {
    self.hints = hints
    self.keyStyle = keyStyle
    self.labelStyle = labelStyle
    self.style = style
  }

  /// A key and what it does.
  public struct Hint: Hashable, Sendable {
    /// The key as ``Key/label`` or ``KeySequence/label`` writes it.
    public var key: String
    /// What it does, in a word or two.
    public var label: String
    /// Whether it can act now; if not it is dim.
    public var isAvailable: Bool
    /// When there is no room for all, those of the smallest importance go first.
    public var importance: Int

    /// Makes a hint.
    public init(key: String, label: String, isAvailable: Bool = true, importance: Int = 0) {
      self.key = key
      self.label = label
      self.isAvailable = isAvailable
      self.importance = importance
    }

    var columns: Int { key.columns + 1 + label.columns }
  }

  private static let gap = 2

  /// The hints that a width has room for: the least important are left out first, of equal ones the last.
  public func fitting(width: Int) -> [Hint] {
    var kept = hints
    var columns = kept.reduce(-Self.gap) { $0 + $1.columns + Self.gap }
    while columns > width, let least = kept.map(\.importance).min() {
      let dropped = kept.remove(at: kept.lastIndex { $0.importance == least }!)
      columns -= dropped.columns + Self.gap
    }
    return kept
  }

  /// Draws the hints in the first row of the rectangle.
  public func draw(into frame: inout Frame, in rect: Rect) {
    let line = rect.row(0)
    frame.fill(line, style: style)
    var place = line.origin
    for hint in fitting(width: line.width) {
      let dimmed = hint.isAvailable ? style : Style.dim.over(style)
      place.x += frame.put(hint.key, at: place, style: keyStyle.over(dimmed)) + 1
      place.x += frame.put(hint.label, at: place, style: labelStyle.over(dimmed)) + Self.gap
    }
  }
}
