/// How postings write their tags: under which key, and in which form.
public struct TagsHabit: Sendable, Hashable {
  /// As spelled.
  public var key: String
  /// Whether they are a list rather than a comma string.
  public var areLists: Bool

  /// A way to write tags; without anything known, a list under `tags`.
  public init(key: String = "tags", areLists: Bool = true) {
    self.key = key
    self.areLists = areLists
  }
}
