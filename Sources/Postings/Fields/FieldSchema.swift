public import FrontMatter
public import SystemPackage

/// All that is said of fields, by whomever: the settings of the collection overrule the lists of a CMS.
public struct FieldSchema: Sendable, Equatable {
  /// The later ones go before the earlier.
  public private(set) var lists: [FieldList]
  /// What holds where a posting says nothing: of equal keys the last counts.
  public private(set) var defaults: [FieldDefaults]
  /// What is not understood in the settings.
  public private(set) var problems: [SettingsProblem]

  /// Nothing is said, or what these say.
  public init(lists: [FieldList] = [], defaults: [FieldDefaults] = [], problems: [SettingsProblem] = []) {
    self.lists = lists
    self.defaults = defaults
    self.problems = problems
  }

  /// Reads what stands in and above the folders that are opened: a few small files at most.
  public static func find(
    roots: [FilePath], settings: CollectionSettings, on fileSystem: some FileSystem = DiskFileSystem()
  ) -> FieldSchema {
    var lists: [FieldList] = []
    var defaults: [FieldDefaults] = []
    for site in CollectionSettings.searchedFolders(roots: roots, on: fileSystem) {
      let files = SiteFiles(
        folder: site,
        read: { path in
          try? PostingFile.read(path, limit: SettingsDocument.sizeLimit, on: fileSystem).bytes
        }, names: { fileSystem.fileNames(in: $0) })
      lists += ForestryFields.lists(of: files) + DecapFields.lists(of: files) + FrontMatterCMSFields.lists(of: files)
      defaults += JekyllDefaults.of(files)
    }
    let (own, problems) = SettingsFields.list(settings)
    if let own { lists.append(own) }
    return FieldSchema(lists: lists, defaults: defaults, problems: problems)
  }

  /// The rules for a posting's fields, by dotted names.
  public func rules(for path: FilePath) -> FieldRules {
    var rules = FieldRules()
    for list in lists where list.scope.holds(path) {
      for field in list.fields { rules.add(field, isOffered: list.isComplete) }
    }
    for entry in defaults where entry.scope.holds(path) {
      for value in entry.values { rules.inherit(value, from: entry.source) }
    }
    return rules
  }
}

/// What is said of the fields of one posting.
public struct FieldRules: Sendable, Equatable {
  private var rules: [[UInt8]: FieldRule] = [:]
  /// Fields that a posting should have, in the order of their list.
  public private(set) var offered: [String] = []
  /// Values that hold where the posting has none, with the file that says so; of equal keys the last counts.
  public private(set) var inherited: [Inherited] = []

  /// A value that holds where the posting has none.
  public struct Inherited: Sendable, Equatable {
    public var key: String
    public var value: FieldValue
    /// The file that says so.
    public var source: FilePath
  }

  /// Says nothing.
  public init() {}

  /// The rule of a field; an empty one where nothing is said.
  public subscript(name: String) -> FieldRule { rules[Array(name.utf8)] ?? FieldRule() }

  /// All names that are spoken of at the top.
  public var names: [String] {
    rules.keys.map { String(decoding: $0, as: UTF8.self) }.filter { !$0.utf8.contains(UInt8(ascii: ".")) }.sorted()
  }

  mutating func add(_ field: FieldList.Entry, isOffered: Bool) {
    let key = Array(field.name.utf8)
    rules[key] = (rules[key] ?? FieldRule()).overruled(by: field.rule)
    let isTop = !key.contains(UInt8(ascii: "."))
    let isWanted = (isOffered && !field.rule.isHidden) || field.rule.isRequired
    if isTop, isWanted, !offered.contains(where: { $0.utf8.elementsEqual(key) }) { offered.append(field.name) }
  }

  mutating func inherit(_ entry: FieldValue.Entry, from source: FilePath) {
    inherited.removeAll { $0.key.utf8.elementsEqual(entry.key.utf8) }
    inherited.append(Inherited(key: entry.key, value: entry.value, source: source))
  }
}
