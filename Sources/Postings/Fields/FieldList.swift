public import FrontMatter
public import SystemPackage

/// The fields that some source lists for some postings: settings, or the configuration of a CMS.
public struct FieldList: Sendable, Equatable {
  /// The file that says so.
  public var source: FilePath
  /// For which postings.
  public var scope: Scope
  /// In the order of the source, by dotted names.
  public private(set) var fields: [Entry] = []
  /// Whether a posting should have all of them, so that missing ones are offered.
  public var isComplete = false

  /// A field with what is said of it.
  public struct Entry: Sendable, Equatable {
    /// Dotted, without indexes: `missions.end`.
    public var name: String
    /// What is said of it.
    public var rule: FieldRule
  }

  /// The postings that a list is for.
  public enum Scope: Sendable, Equatable {
    case everywhere
    /// Below a folder.
    case folder(FilePath)
    case files([FilePath])

    func holds(_ path: FilePath) -> Bool {
      switch self {
      case .everywhere: true
      case .folder(let folder): path.starts(with: folder)
      case .files(let files): files.contains(path)
      }
    }
  }

  init(source: FilePath, scope: Scope = .everywhere) {
    self.source = source
    self.scope = scope
  }

  /// The front matter has no field for the body, which some lists name as one.
  mutating func add(_ name: String, _ rule: FieldRule) {
    guard !name.isEmpty, name != "body", fields.count < 1000 else { return }
    fields.append(Entry(name: name, rule: rule))
  }
}

/// What a folder's configuration says every posting has without saying it: Jekyll's `defaults`.
public struct FieldDefaults: Sendable, Equatable {
  /// The file that says so.
  public var source: FilePath
  /// For which postings.
  public var scope: FieldList.Scope
  /// In the order of the file.
  public var values: [FieldValue.Entry]
}
