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
    /// The view that was recalled.
    case titleBarView
    case columnHead
    /// Of the column that has the column cursor.
    case columnHeadCurrent
    case groupHead
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
  private let shades: Shades

  /// - Parameters:
  ///   - colors: that the terminal has: 0 (attributes only), 8, 16 or 256.
  ///   - isLight: whether it writes dark on light.
  public init(colors: Int, isLight: Bool = false) {
    self.colors = colors
    shades = colors >= 256 ? isLight ? .light : .dark : .named
  }

  public func style(_ meaning: Meaning) -> Style { colors == 0 ? Self.plain(meaning) : colored(meaning) }

  /// Without colour every difference is an attribute, a letter or a word.
  private static func plain(_ meaning: Meaning) -> Style {
    switch meaning {
    case .titleBar, .titleBarNote, .selection, .tagSelected, .matchCurrent: .reverse
    case .titleBarView: Style(attributes: [.reverse, .bold])
    case .columnHeadCurrent: Style(attributes: [.bold, .underline])
    case .groupHead: .bold
    case .columnHead, .input, .match, .link: .underline
    case .key, .prompt, .error, .boxTitle, .fieldTitle, .heading, .strong, .mark, .changed, .added, .selectionAside:
      .bold
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
    case .titleBarView:
      Style(foreground: shades.yellow, background: bar(bold: false).background, attributes: bar(bold: true).attributes)
    case .columnHead: Style(foreground: quiet.foreground, attributes: [.bold, .underline])
    case .columnHeadCurrent: Style(foreground: shades.cyan, attributes: [.bold, .underline])
    case .groupHead: Style(foreground: shades.cyan, attributes: .bold)
    case .selection: selected
    case .selectionAside: shades.aside.map { Style(background: $0, attributes: .bold) } ?? .bold
    case .mark, .changed: Style(foreground: shades.yellow, attributes: .bold)
    case .key: Style(foreground: shades.cyan, attributes: .bold)
    case .prompt, .boxTitle: Style(foreground: shades.cyan, attributes: .bold)
    case .filterClause: Style(foreground: shades.yellow)
    case .error: Style(foreground: shades.red, attributes: .bold)
    case .warning: Style(foreground: shades.yellow)
    case .success: Style(foreground: shades.green)
    case .fieldName: Style(foreground: shades.blue)
    case .fieldTitle: .bold
    case .tag: Style(foreground: shades.cyan)
    case .tagSelected: Style(foreground: shades.cyan, attributes: [.reverse, .bold])
    case .date, .type: quiet
    case .locale: Style(foreground: shades.magenta)
    case .draft: Style(foreground: shades.yellow)
    case .scheduled: Style(foreground: shades.blue)
    case .expired: quiet
    case .live: Style(foreground: shades.green)
    case .added: Style(foreground: shades.green)
    case .removed: Style(foreground: shades.red)
    case .input: .underline
    case .match: Style(foreground: .black, background: .yellow)
    case .matchCurrent: Style(foreground: .black, background: .green, attributes: .bold)
    case .heading: Style(foreground: shades.cyan, attributes: .bold)
    case .strong: .bold
    case .emphasis: Style(attributes: .italic)
    case .code: Style(foreground: shades.green)
    case .link: Style(foreground: shades.blue, attributes: .underline)
    case .quote: Style(foreground: quiet.foreground, attributes: .italic)
    case .bullet: Style(foreground: shades.yellow)
    case .struck: Style(foreground: quiet.foreground, attributes: .strikethrough)
    }
  }

  /// Grey where there is one; bright black is invisible on some dark palettes of eight.
  private var quiet: Style {
    shades.quiet.map { Style(foreground: $0) } ?? (colors >= 16 ? Style(foreground: .brightBlack) : .dim)
  }

  private var selected: Style {
    // Not bold: the background says enough, and bold would cost sixteen bytes at each move of the cursor.
    shades.selected.map { Style(foreground: .palette(231), background: $0) }
      ?? Style(attributes: [.reverse, .bold])
  }

  private func bar(bold: Bool) -> Style {
    let attributes: Style.Attributes = bold ? .bold : []
    guard let background = shades.bar else { return Style(attributes: attributes.union(.reverse)) }
    return Style(foreground: bold ? shades.barTitle : shades.barText, background: background, attributes: attributes)
  }
}
