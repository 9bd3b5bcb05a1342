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
  case tags
  case palette
  case diff
  case conflict
  case question

  /// Whether characters without a binding are text.
  public var takesText: Bool {
    switch self {
    case .filter, .facetSearch, .find, .field, .tags, .palette: true
    case .list, .facets, .detail, .form, .diff, .conflict, .question: false
    }
  }
}
