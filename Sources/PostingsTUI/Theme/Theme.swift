public import TerminalUI

/// How each meaning looks. Views name meanings; only this file names colours.
public struct Theme: Sendable {
  /// What a piece of the screen means.
  public enum Meaning: Sendable, Hashable {
    case text
    /// Less important text.
    case quiet
    case titleBar
    case titleBarNote
    case columnHead
    case selection
    /// The selected row of a part that does not have the keys.
    case selectionAside
    case mark
    case key
    case keyLabel
    case prompt
    case filterClause
    case error
    case warning
    case success
    case border
    case boxTitle
    case fieldName
    case fieldTitle
    case tag
    case tagSelected
    case date
    case locale
    case type
    case draft
    case scheduled
    case expired
    case live
    case changed
    case added
    case removed
    case input
    case match
    case matchCurrent
    // Markdown
    case heading
    case strong
    case emphasis
    case code
    case link
    case quote
    case bullet
    case struck
  }

  private let colors: Int

  /// - Parameter colors: that the terminal has: 0 (attributes only), 8, 16 or 256.
  public init(colors: Int) { self.colors = colors }

  public func style(_ meaning: Meaning) -> Style { colors == 0 ? Self.plain(meaning) : colored(meaning) }

  /// Without colour every difference is an attribute, a letter or a word.
  private static func plain(_ meaning: Meaning) -> Style {
    switch meaning {
    case .titleBar, .titleBarNote, .selection, .tagSelected, .matchCurrent: .reverse
    case .columnHead, .input, .match, .link: .underline
    case .key, .prompt, .error, .boxTitle, .fieldTitle, .heading, .strong, .mark, .changed, .added, .selectionAside: .bold
    case .quiet, .keyLabel, .border, .expired, .removed: .dim
    case .emphasis, .quote: Style(attributes: .italic)
    case .struck: Style(attributes: .strikethrough)
    default: .plain
    }
  }

  private func colored(_ meaning: Meaning) -> Style {
    switch meaning {
    case .text: .plain
    case .quiet, .keyLabel: quiet
    case .border: quiet
    case .titleBar: bar(bold: true)
    case .titleBarNote: bar(bold: false)
    case .columnHead: Style(foreground: quiet.foreground, attributes: [.bold, .underline])
    case .selection: selected
    case .selectionAside: colors >= 256 ? Style(background: .palette(238), attributes: .bold) : .bold
    case .mark, .changed: Style(foreground: .yellow, attributes: .bold)
    case .key: Style(foreground: .cyan, attributes: .bold)
    case .prompt, .boxTitle: Style(foreground: .cyan, attributes: .bold)
    case .filterClause: Style(foreground: .yellow)
    case .error: Style(foreground: .red, attributes: .bold)
    case .warning: Style(foreground: .yellow)
    case .success: Style(foreground: .green)
    case .fieldName: Style(foreground: .blue)
    case .fieldTitle: .bold
    case .tag: Style(foreground: .cyan)
    case .tagSelected: Style(foreground: .cyan, attributes: [.reverse, .bold])
    case .date, .type: quiet
    case .locale: Style(foreground: .magenta)
    case .draft: Style(foreground: .yellow)
    case .scheduled: Style(foreground: .blue)
    case .expired: quiet
    case .live: Style(foreground: .green)
    case .added: Style(foreground: .green)
    case .removed: Style(foreground: .red)
    case .input: .underline
    case .match: Style(foreground: .black, background: .yellow)
    case .matchCurrent: Style(foreground: .black, background: .green, attributes: .bold)
    case .heading: Style(foreground: .cyan, attributes: .bold)
    case .strong: .bold
    case .emphasis: Style(attributes: .italic)
    case .code: Style(foreground: .green)
    case .link: Style(foreground: .blue, attributes: .underline)
    case .quote: Style(foreground: quiet.foreground, attributes: .italic)
    case .bullet: Style(foreground: .yellow)
    case .struck: Style(foreground: quiet.foreground, attributes: .strikethrough)
    }
  }

  /// Grey where there is one; bright black is invisible on some dark palettes of eight.
  private var quiet: Style {
    colors >= 256 ? Style(foreground: .palette(245)) : colors >= 16 ? Style(foreground: .brightBlack) : .dim
  }

  private var selected: Style {
    colors >= 256
      ? Style(foreground: .palette(231), background: .palette(25), attributes: .bold) : Style(attributes: [.reverse, .bold])
  }

  private func bar(bold: Bool) -> Style {
    let attributes: Style.Attributes = bold ? .bold : []
    return colors >= 256
      ? Style(foreground: .palette(bold ? 231 : 252), background: .palette(236), attributes: attributes)
      : Style(attributes: attributes.union(.reverse))
  }
}
