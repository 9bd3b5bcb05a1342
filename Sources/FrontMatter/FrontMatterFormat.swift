/// The three notations of front matter, told apart by the fence that opens the file.
public enum FrontMatterFormat: String, Sendable, Hashable, CaseIterable {
  /// Between `---` lines (closed by `---` or `...`).
  case yaml
  /// Between `+++` lines.
  case toml
  /// One `{…}` object at the top of the file, or between `;;;` lines.
  case json
}
