internal import PostingsViewModels
internal import TerminalUI

/// The keys that the program comes with, a table a context, in the order in which the help shows them.
extension Keymap {
  public static let standard = Keymap(tables: [
    .list: moving + [
      bind(.openPosting, "<Enter>", "o", "<Right>"),
      bind(.filter, "/"),
      bind(.showFacets, "f"),
      bind(.dropLastClause, "-"),
      bind(.clearFilter, "\\"),
      bind(.editPosting, "e"),
      bind(.editFile, "E"),
      bind(.editBody, "b"),
      bind(.sortByDate, "s d"),
      bind(.sortByTitle, "s t"),
      bind(.sortMenu, "s s"),
      bind(.cyclePreview, "p"),
      bind(.previewDown, "J"),
      bind(.previewUp, "K"),
      bind(.toggleMark, "<Space>"),
      bind(.markAllVisible, "*"),
      bind(.clearMarks, "g <Space>"),
      bind(.undo, "u"),
      bind(.redo, "C-r"),
      bind(.rescan, "R"),
      bind(.back, "<Esc>"),
      bind(.quit, "q"),
    ] + everywhere,
    .filter: asking + choosing + [
      bind(.pageDown, "<PgDn>"),
      bind(.pageUp, "<PgUp>"),
    ] + typing,
    .facets: moving + [
      bind(.toggleValue, "<Space>"),
      bind(.excludeValue, "!"),
      bind(.nextFacet, "<Tab>"),
      bind(.previousFacet, "<S-Tab>"),
      bind(.find, "/"),
      bind(.sortFacet, "o"),
      bind(.clearFacet, "x"),
      bind(.clearFilter, "\\"),
      bind(.commit, "<Enter>"),
      bind(.back, "<Esc>", "q", "f"),
    ] + everywhere,
    .facetSearch: asking + choosing + typing,
    .detail: [
      bind(.moveDown, "j", "<Down>", "C-n", "<Enter>"),
      bind(.moveUp, "k", "<Up>", "C-p"),
      bind(.pageDown, "<Space>", "<PgDn>", "C-f"),
      bind(.pageUp, "b", "<PgUp>", "C-b"),
      bind(.halfPageDown, "C-d"),
      bind(.halfPageUp, "C-u"),
      bind(.moveFirst, "g g", "<Home>"),
      bind(.moveLast, "G", "<End>"),
      bind(.nextPosting, "J", "]"),
      bind(.previousPosting, "K", "["),
      bind(.editPosting, "e"),
      bind(.editFile, "E"),
      bind(.editBody, "B"),
      bind(.cycleView, "z"),
      bind(.find, "/"),
      bind(.findNext, "n"),
      bind(.findPrevious, "N"),
      bind(.nextHeading, "}"),
      bind(.previousHeading, "{"),
      bind(.undo, "u"),
      bind(.redo, "C-r"),
      bind(.back, "<Esc>", "q", "<Left>"),
    ] + everywhere,
    .find: asking + typing,
    .form: [
      bind(.moveDown, "j", "<Down>", "C-n", "<Tab>"),
      bind(.moveUp, "k", "<Up>", "C-p", "<S-Tab>"),
      bind(.pageDown, "<PgDn>", "C-f"),
      bind(.pageUp, "<PgUp>", "C-b"),
      bind(.moveFirst, "g g", "<Home>"),
      bind(.moveLast, "G", "<End>"),
      bind(.editField, "<Enter>", "i", "A"),
      bind(.toggleField, "<Space>"),
      bind(.addField, "a", "o"),
      bind(.unsetField, "x", "<Del>"),
      bind(.renameField, "r"),
      bind(.undo, "u"),
      bind(.redo, "C-r"),
      bind(.undoField, "U"),
      bind(.savePosting, "C-s", "w"),
      bind(.editBody, "b"),
      bind(.editFile, "E"),
      bind(.back, "<Esc>", "q"),
    ] + everywhere,
    .field: entering + choosing + typing,
    .tags: entering + choosing + typing,
    .palette: [
      bind(.commit, "<Enter>"),
      bind(.back, "<Esc>", "C-g", "C-c"),
    ] + choosing + [
      bind(.pageDown, "<PgDn>"),
      bind(.pageUp, "<PgUp>"),
    ] + typing,
    .diff: moving + [
      bind(.confirm, "y", "<Enter>", "C-s"),
      bind(.back, "<Esc>", "q", "n"),
    ],
    .conflict: moving + [
      bind(.keepMine, "m"),
      bind(.keepTheirs, "d"),
      bind(.keepBoth, "b"),
      bind(.editField, "e"),
      bind(.keepAllMine, "M"),
      bind(.keepAllTheirs, "D"),
      bind(.saveCopy, "c"),
      bind(.confirm, "<Enter>", "C-s", "w"),
      bind(.back, "<Esc>", "q"),
    ] + everywhere,
    .question: [
      bind(.confirm, "y", "o"),
      bind(.refuse, "n"),
      bind(.restoreDraft, "r"),
      bind(.dropDraft, "d"),
      bind(.back, "<Esc>", "q", "C-c", "C-g"),
    ],
  ])

  private static let moving = [
    bind(.moveDown, "j", "<Down>", "C-n"),
    bind(.moveUp, "k", "<Up>", "C-p"),
    bind(.pageDown, "<PgDn>", "C-f"),
    bind(.pageUp, "<PgUp>", "C-b"),
    bind(.halfPageDown, "C-d"),
    bind(.halfPageUp, "C-u"),
    bind(.moveFirst, "g g", "<Home>"),
    bind(.moveLast, "G", "<End>"),
  ]

  private static let everywhere = [
    bind(.showHelp, "?", "<F1>"),
    bind(.showPalette, ":"),
    bind(.redraw, "C-l"),
    bind(.suspend, "C-z"),
    bind(.quitAtOnce, "Q"),
  ]

  /// Text that is followed while it is typed: kept, or given up.
  private static let asking = [
    bind(.commit, "<Enter>"),
    bind(.restore, "<Esc>", "C-g", "C-c"),
  ]

  /// A field of the form: every way out but one keeps what was typed.
  private static let entering = [
    bind(.commit, "<Enter>"),
    bind(.back, "<Esc>"),
    bind(.restore, "C-g", "C-c"),
    bind(.complete, "<Tab>"),
    bind(.savePosting, "C-s"),
  ]

  private static let choosing = [
    bind(.nextChoice, "<Down>", "C-n"),
    bind(.previousChoice, "<Up>", "C-p"),
  ]

  /// As in a shell: emacs' keys, and the arrows.
  private static let typing = [
    bind(.lineStart, "C-a", "<Home>"),
    bind(.lineEnd, "C-e", "<End>"),
    bind(.charLeft, "<Left>", "C-b"),
    bind(.charRight, "<Right>", "C-f"),
    bind(.wordLeft, "M-b", "<C-Left>"),
    bind(.wordRight, "M-f", "<C-Right>"),
    bind(.deleteBackward, "<BS>", "C-h"),
    bind(.deleteForward, "<Del>", "C-d"),
    bind(.deleteWordBackward, "C-w", "<M-BS>"),
    bind(.deleteWordForward, "M-d"),
    bind(.deleteToStart, "C-u"),
    bind(.deleteToEnd, "C-k"),
    bind(.yank, "C-y"),
    bind(.transpose, "C-t"),
    bind(.undo, "C-_"),
    bind(.redraw, "C-l"),
    bind(.suspend, "C-z"),
  ]

  private static func bind(_ command: Command, _ keys: String...) -> Binding {
    Binding(command, keys.map { KeySequence(notation: $0)! })
  }
}
