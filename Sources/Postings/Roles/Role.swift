/// What a field means to us, whatever its key is called.
public enum Role: String, Sendable, Hashable, CaseIterable {
  case title
  case date
  case tags
  case locale
  case type
  /// Whether readers see it: `published`, `draft`.
  case state
  /// Whether it can still be applied for: `open`, `status: closed`.
  case availability
  case expiry

  /// The keys that carry the role when nothing is configured, the likeliest first.
  ///
  /// Keys are compared without case, hyphens and underscores, so `valid-through` stands for `validThrough` too.
  public var usualKeys: [String] {
    switch self {
    case .title: ["title", "titre", "name", "job_title"]
    case .date:
      ["date", "pubDate", "published_at", "publishDate", "publishedDate", "date_posted", "addedAt", "created"]
    case .tags: ["tag", "tags", "keywords", "labels", "taxonomies.tags"]
    case .locale: ["locale", "lang", "language"]
    case .type: ["type", "contract", "employment_type", "job_type"]
    case .state: ["published", "draft"]
    case .availability: ["available-when", "availability"]
    case .expiry: ["expires", "expiryDate", "expiry", "valid-through", "closing-date", "closes", "deadline"]
    }
  }
}
