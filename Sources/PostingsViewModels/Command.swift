/// Everything that a person can have done, by name: keys, the palette, the help and the mouse all run these.
public enum Command: String, Sendable, Hashable, CaseIterable {
  // Moving
  case moveDown = "move-down"
  case moveUp = "move-up"
  case pageDown = "page-down"
  case pageUp = "page-up"
  case halfPageDown = "half-page-down"
  case halfPageUp = "half-page-up"
  case moveFirst = "first"
  case moveLast = "last"
  case moveLeft = "move-left"
  case moveRight = "move-right"

  // Everywhere
  case back
  case quit
  case quitAtOnce = "quit-at-once"
  case showHelp = "help"
  case showPalette = "palette"
  case redraw
  case suspend
  case undo
  case redo
  case cancel

  // List
  case openPosting = "open"
  case filter
  case dropLastClause = "drop-last-clause"
  case clearFilter = "clear-filter"
  case showFacets = "facets"
  case copyQuery = "copy-query"
  case copyPath = "copy-path"
  case copyTitle = "copy-title"
  case saveAsView = "save-view"
  case showFailures = "failures"
  case sortByDate = "sort-by-date"
  case sortByTitle = "sort-by-title"
  case sortMenu = "sort"
  case sortByColumn = "sort-by-column"
  case sortAlsoByColumn = "sort-also-by-column"
  case reverseSort = "reverse-sort"
  case narrowColumn = "narrow-column"
  case widenColumn = "widen-column"
  case columnLeft = "column-left"
  case columnRight = "column-right"
  case hideColumn = "hide-column"
  case chooseColumns = "columns"
  case groupBy = "group"
  case toggleFold = "fold"
  case toggleAllFolds = "fold-all"
  case showViews = "views"
  case view1 = "view-1"
  case view2 = "view-2"
  case view3 = "view-3"
  case view4 = "view-4"
  case view5 = "view-5"
  case view6 = "view-6"
  case view7 = "view-7"
  case view8 = "view-8"
  case view9 = "view-9"
  case cyclePreview = "preview"
  case previewDown = "preview-down"
  case previewUp = "preview-up"
  case toggleMark = "mark"
  case markAllVisible = "mark-all-visible"
  case clearMarks = "clear-marks"
  case rescan

  // Acts on the marks
  case markRange = "mark-range"
  case extendMarksDown = "extend-marks-down"
  case extendMarksUp = "extend-marks-up"
  case invertMarks = "invert-marks"
  case markByQuery = "mark-by-query"
  case modifyPostings = "modify"
  case editTags = "tags"
  case changePublishing = "publish-menu"
  case repeatAct = "repeat"
  case createPosting = "new"
  case duplicatePosting = "duplicate"
  case translatePosting = "translate"
  case deletePostings = "delete"
  case renameFile = "rename-file"
  case showProblems = "problems"
  case showTaxonomy = "taxonomy"
  case showDiff = "diff"
  case showHistory = "history"
  case nextFile = "next-file"
  case previousFile = "previous-file"
  case toggleFile = "toggle-file"
  case renameTag = "rename-tag"
  case mergeTags = "merge-tags"
  case dropTag = "drop-tag"
  case showLookAlikes = "look-alikes"
  case cycleProblemKind = "problem-kind"
  case fixProblem = "fix"
  case fixAllProblems = "fix-all"

  // Posting
  case editPosting = "edit"
  case editFile = "edit-file"
  case editBody = "edit-body"
  case nextPosting = "next-posting"
  case previousPosting = "previous-posting"
  case cycleView = "cycle-view"
  case find
  case findNext = "find-next"
  case findPrevious = "find-previous"
  case nextHeading = "next-heading"
  case previousHeading = "previous-heading"
  case followLink = "follow-link"
  case showLinks = "links"
  case showOutline = "outline"
  case showLanguages = "languages"
  case editHere = "edit-here"

  // Facets
  case toggleValue = "toggle-value"
  case excludeValue = "exclude-value"
  case clearFacet = "clear-facet"
  case nextFacet = "next-facet"
  case previousFacet = "previous-facet"
  case sortFacet = "sort-facet"
  case addFacet = "add-facet"

  // Form
  case editField = "edit-field"
  case toggleField = "toggle-field"
  case addField = "add-field"
  case renameField = "rename-field"
  case unsetField = "unset-field"
  case undoField = "undo-field"
  case changeType = "change-type"
  case showOrigin = "show-origin"
  case editValue = "edit-value"
  case moveItemEarlier = "move-item-earlier"
  case moveItemLater = "move-item-later"
  case stepForward = "step-forward"
  case stepBackward = "step-backward"
  case nextWeek = "next-week"
  case previousWeek = "previous-week"
  case nextMonth = "next-month"
  case previousMonth = "previous-month"
  case today
  case savePosting = "save"

  // Text entry
  case commit
  case complete
  case completePrevious = "complete-previous"
  case restore
  case charLeft = "char-left"
  case charRight = "char-right"
  case wordLeft = "word-left"
  case wordRight = "word-right"
  case lineStart = "line-start"
  case lineEnd = "line-end"
  case deleteBackward = "delete-backward"
  case deleteForward = "delete-forward"
  case deleteWordBackward = "delete-word-backward"
  case deleteWordForward = "delete-word-forward"
  case deleteToStart = "delete-to-start"
  case deleteToEnd = "delete-to-end"
  case yank
  case transpose
  case nextChoice = "next-choice"
  case previousChoice = "previous-choice"
  case olderLine = "older-line"
  case newerLine = "newer-line"

  // Text of several lines
  case newLine = "new-line"
  case indent
  case cutLine = "cut-line"

  // Diff and questions
  case confirm
  case refuse
  case keepMine = "keep-mine"
  case keepTheirs = "keep-theirs"
  case keepBoth = "keep-both"
  case keepAllMine = "keep-all-mine"
  case keepAllTheirs = "keep-all-theirs"
  case saveCopy = "save-copy"
  case restoreDraft = "restore-draft"
  case dropDraft = "drop-draft"
}

extension Command {
  /// The commands that recall the first nine views.
  public static let views: [Command] = [.view1, .view2, .view3, .view4, .view5, .view6, .view7, .view8, .view9]

  /// Counted from 1; nil for a command of another kind.
  var viewNumber: Int? { Self.views.firstIndex(of: self).map { $0 + 1 } }
}
