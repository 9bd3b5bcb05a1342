/// What has the keys: each has its own table of bindings.
public enum InputContext: String, Sendable, Hashable, CaseIterable {
  case list
  case filter
  case facets
  case facetSearch = "facet-search"
  case detail
  case find
  case form
  case field
  case dateField = "date-field"
  /// A text that is longer than its line, and one of several lines.
  case longLine = "long-line"
  case textBox = "text-box"
  case tags
  /// The built-in editor, and what is sought in it.
  case body
  case bodyFind = "body-find"
  case palette
  case commandLine = "command-line"
  case menu
  case diff
  case conflict
  case question
  case ask
  case review
  case actMenu = "act-menu"
  case tagPicker = "tag-picker"
  case taxonomy
  case taxonomySearch = "taxonomy-search"
  case problems
  case history

  /// Whether characters without a binding are text.
  public var takesText: Bool {
    switch self {
    case .filter, .facetSearch, .find, .field, .dateField, .longLine, .textBox, .tags, .body, .bodyFind, .palette,
      .commandLine, .menu, .ask, .tagPicker, .taxonomySearch:
      true
    case .list, .facets, .detail, .form, .diff, .conflict, .question, .review, .actMenu, .taxonomy, .problems, .history:
      false
    }
  }
}
