internal import FrontMatter

/// One column of a list: a role by its name, something about the file, or any field.
public struct PostingColumn: Sendable, Hashable {
  /// What fills a column.
  public enum Source: Sendable, Hashable {
    case path
    case format
    case title
    case tags
    case locale
    case date
    case type
    case published
    case state
    /// How many problems the file alone shows.
    case problems
    /// The fields of this name; blind to case, hyphens and underscores, as queries are.
    case field(String)
  }

  /// As asked for, and as the column is headed.
  public var name: String
  /// What fills the column.
  public var source: Source

  /// The column of this name: that of a role or of something about the file, else of the field.
  public init(_ name: String) {
    self.name = name
    source =
      switch name {
      case "path", "file": .path
      case "format": .format
      case "title": .title
      case "tags", "tag": .tags
      case "locale", "lang": .locale
      case "date": .date
      case "type": .type
      case "published": .published
      case "state": .state
      case "problems": .problems
      default: .field(name)
      }
  }

  /// The columns of a table for people.
  public static let forPeople = ["state", "date", "locale", "type", "title", "tags", "path"].map { PostingColumn($0) }
  /// The columns of CSV and TSV.
  public static let forPrograms = ["path", "title", "date", "locale", "type", "tags", "published", "state"].map {
    PostingColumn($0)
  }

  /// The column’s bytes for a posting, as they stand in the file: several values are joined by `, `, a missing one is
  /// empty. Not cleaned.
  ///
  /// - Parameter now: seconds since 1970-01-01T00:00Z, by which the state is told.
  public func bytes(of posting: Posting, now: Int) -> [UInt8] {
    switch source {
    case .path: posting.path.bytes
    case .format: Array((posting.document.format?.rawValue ?? "none").utf8)
    case .title: Array((posting.roles.title ?? "").utf8)
    case .tags: Self.joined(posting.roles.tags)
    case .locale: Array((posting.roles.locale ?? "").utf8)
    case .date: Array((posting.roles.dateText ?? "").utf8)
    case .type: Array((posting.roles.type ?? "").utf8)
    case .published: Array((posting.roles.isPublished.map { $0 ? "true" : "false" } ?? "").utf8)
    case .state: Array(posting.state(at: now).rawValue.utf8)
    case .problems: Array(String(posting.problems.count).utf8)
    case .field(let name): Self.joined(posting.values(ofFieldNamed: name))
    }
  }

  private static func joined(_ parts: [String]) -> [UInt8] { Array(parts.joined(separator: ", ").utf8) }
}

extension Posting {
  /// The values of the fields of this name and below it, the empty ones left out.
  func values(ofFieldNamed name: String) -> [String] {
    return fields.filter { $0.hasValue && FieldSet.isName($0.name.utf8, orBelow: name) }.map(\.text)
  }
}
