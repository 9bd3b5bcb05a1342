import TerminalText

/// One line of text in runs of different styles.
public struct StyledText: Hashable, Sendable {
  /// The runs, from left to right.
  public var spans: [Span]

  /// Makes a text of runs.
  public init(_ spans: [Span] = []) {
    self.spans = spans
  }

  /// Makes a text of one run.
  public init(_ text: String, _ style: Style = .plain) {
    spans = [Span(text, style)]
  }

  /// A run of one style.
  public struct Span: Hashable, Sendable {
    /// What it says.
    public var text: String
    /// How it looks.
    public var style: Style

    /// Makes a run.
    public init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// The columns that it takes.
  public var columns: Int {
    spans.reduce(0) { $0 + $1.text.columns }
  }

  /// Adds a run.
  public mutating func append(_ text: String, _ style: Style = .plain) {
    spans.append(Span(text, style))
  }

  /// The text in at most `limit` columns, with `…` where it was cut, in the style that stood there.
  public func truncated(to limit: Int) -> StyledText {
    guard columns > limit else { return self }
    var kept = StyledText()
    var left = limit
    for span in spans {
      let columns = span.text.columns
      // A run that fills the line to its end must leave room for the sign that something follows.
      guard columns < left else {
        kept.append((span.text + "…").truncated(to: left), span.style)
        break
      }
      kept.spans.append(span)
      left -= columns
    }
    return kept
  }
}

extension StyledText: ExpressibleByStringLiteral {
  /// Makes a text of one plain run.
  public init(stringLiteral text: String) {
    self.init(text)
  }
}

extension Frame {
  /// Writes styled text from a position on, each run's style over `base`; gives the columns that it took.
  @discardableResult
  public mutating func put(
    _ text: StyledText, at position: Position, over base: Style = .plain, maxWidth: Int = .max
  ) -> Int {
    var used = 0
    for span in text.spans where used < maxWidth {
      let place = Position(x: position.x + used, y: position.y)
      used += put(span.text, at: place, style: span.style.over(base), maxWidth: maxWidth - used)
    }
    return used
  }
}
