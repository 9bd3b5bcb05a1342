public import FrontMatter
internal import SystemPackage

/// What a collection says of itself in `.postings.yml`, for everyone who opens it. It can name no program to run.
///
/// ```yaml
/// roles: {date: posted_on, tags: [skills, tag]}
/// columns: [date, title, salary:12]
/// ignore: [_archive]
/// views:
///   Offres FR: {filter: "locale:fr", sort: [type, "date:desc"], columns: [date, title], group: type}
/// ```
public struct CollectionSettings: Sendable {
  /// The file as it was read; what is written back is an edit of it.
  public let source: SettingsDocument
  /// Whether the file is there.
  public let exists: Bool
  /// For each role the keys that carry it instead of the usual ones.
  public private(set) var roles: [Role: [String]] = [:]
  /// Nil: the usual ones for the width.
  public private(set) var columns: [ColumnChoice]?
  /// In the order of the file: the first nine have the digits as keys.
  public private(set) var views: [SavedView] = []
  /// Names of folders that are not entered.
  public private(set) var ignoredFolders: [String] = []
  /// `fields:` as it stands: what each field of a posting may hold.
  public private(set) var fields: [FieldMember] = []
  /// `choices:` as it stands: for a field the values to choose from.
  public private(set) var choices: [FieldMember] = []
  /// `templates:` as it stands: what new postings begin with.
  public private(set) var templates: [FieldMember] = []
  /// Entries that are not understood, in the order in which they were met.
  public private(set) var problems: [SettingsProblem] = []

  /// The name of the file.
  public static let fileName = ".postings.yml"

  private static let keys = ["roles", "columns", "views", "fields", "choices", "templates", "ignore"]

  /// What these bytes say; with none, the usual.
  public init(_ source: SettingsDocument, exists: Bool = true) {
    self.source = source
    self.exists = exists
    var reader = SettingsReader(source)
    reader.forEach(reader.members, known: Self.keys) { reader, member in
      switch member.key {
      case "roles": readRoles(member, &reader)
      case "columns": columns = Self.columns(member, &reader)
      case "views": readViews(member, &reader)
      case "fields": fields = reader.table(member)
      case "choices": choices = reader.table(member)
      case "templates": templates = reader.table(member)
      default: ignoredFolders = reader.texts(member).map { Self.folderName($0.text) }
      }
    }
    problems = reader.problems
  }

  /// A file that could not be read.
  init(unreadable path: FilePath, _ error: PostingsError) {
    self.init(SettingsDocument(path: path))
    problems = [SettingsProblem(path: path, .notRead(error))]
  }

  /// Which keys carry which role here.
  public var roleMap: RoleMap { RoleMap(overrides: roles) }

  /// Which files are looked at here.
  public var names: PostingNames {
    var names = PostingNames()
    names.skippedFolders.formUnion(ignoredFolders)
    return names
  }

  private mutating func readRoles(_ member: FieldMember, _ reader: inout SettingsReader) {
    let members = reader.table(member)
    reader.forEach(members, known: Role.allCases.map(\.rawValue), kind: .role) { reader, member in
      let keys = reader.texts(member).map(\.text)
      if !keys.isEmpty { roles[Role(rawValue: member.key)!] = keys }
    }
  }

  private mutating func readViews(_ member: FieldMember, _ reader: inout SettingsReader) {
    for view in reader.table(member) where !view.isShadowed { views.append(Self.view(view, &reader)) }
  }

  /// What is not understood is left out of the view, and the rest of it holds.
  private static func view(_ member: FieldMember, _ reader: inout SettingsReader) -> SavedView {
    var view = SavedView(member.key)
    let members = reader.table(member)
    reader.forEach(members, known: ["filter", "sort", "columns", "group"]) { reader, entry in
      switch entry.key {
      case "filter":
        let text = reader.text(entry) ?? ""
        do throws(QueryError) {
          _ = try Query(text)
          view.filter = text
        } catch {
          reader.note(.badQuery(view: member.key, error), at: entry.node.range.lowerBound)
        }
      case "sort": view.sort = sort(entry, &reader)
      case "columns": view.columns = columns(entry, &reader)
      default: view.group = reader.text(entry)
      }
    }
    return view
  }

  private static func sort(_ member: FieldMember, _ reader: inout SettingsReader) -> SortOrder? {
    var keys: [SortOrder.Key] = []
    for (text, offset) in reader.texts(member) {
      if let key = SortOrder.Key(parsing: text) { keys.append(key) } else { reader.note(.badSort(text), at: offset) }
    }
    return keys.isEmpty ? nil : SortOrder(keys)
  }

  private static func columns(_ member: FieldMember, _ reader: inout SettingsReader) -> [ColumnChoice]? {
    var columns: [ColumnChoice] = []
    for (text, offset) in reader.texts(member) {
      if let column = ColumnChoice(parsing: text) {
        if !columns.contains(where: { $0.name == column.name }) { columns.append(column) }
      } else {
        reader.note(.badWidth(column: text), at: offset)
      }
    }
    return columns.isEmpty ? nil : columns
  }

  private static func folderName(_ text: String) -> String { text.hasSuffix("/") ? String(text.dropLast()) : text }
}
