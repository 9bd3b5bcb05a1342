internal import FrontMatter
internal import SystemPackage

/// The configuration files of a site, read when asked for.
struct SiteFiles {
  let folder: FilePath
  let read: (FilePath) -> [UInt8]?
  let names: (FilePath) -> [FilePath]

  /// A file below the site's folder as a table; nil when there is none, or it cannot be read.
  func table(_ name: String, _ format: FrontMatterFormat) -> (path: FilePath, table: ConfigTable)? {
    let path = folder.appending(FilePath(name).components)
    guard let bytes = read(path) else { return nil }
    return (path, ConfigTable(bytes, format))
  }
}

/// A table of a configuration file, asked for what it may hold.
struct ConfigTable {
  private var entries: [FieldValue.Entry]

  init(_ bytes: [UInt8], _ format: FrontMatterFormat) {
    // The mark of a document's start, which some generators write, is no part of what follows.
    let isMarked = format == .yaml && bytes.starts(with: "---\n".utf8)
    let document = FrontMatterDocument(plain: isMarked ? Array(bytes.dropFirst(4)) : bytes, format: format)
    entries = document.members.filter { !$0.isShadowed }.map { .init(key: $0.key, value: $0.node.value) }
  }

  init?(_ value: FieldValue?) {
    guard case .table(let entries)? = value else { return nil }
    self.entries = entries
  }

  subscript(key: String) -> FieldValue? { entries.last { $0.key.utf8.elementsEqual(key.utf8) }?.value }
  var all: [FieldValue.Entry] { entries }

  /// A single value's text; nil for an empty one.
  func text(_ key: String) -> String? {
    guard let text = self[key]?.singleText, !text.isEmpty else { return nil }
    return text
  }

  func flag(_ key: String) -> Bool? {
    if case .flag(let flag)? = self[key] { flag } else { nil }
  }

  func items(_ key: String) -> [FieldValue] {
    if case .list(let items)? = self[key] { items } else { [] }
  }

  func tables(_ key: String) -> [ConfigTable] { items(key).compactMap { ConfigTable($0) } }

  /// A value that says something: neither empty, null nor an empty text.
  func value(_ key: String) -> FieldValue? {
    switch self[key] {
    case nil, .empty?, .null?: nil
    case .text(let text)? where text.isEmpty: nil
    case let value?: value
    }
  }

  /// Choices as texts, or as tables with a value and a label.
  func choices(
    _ key: String, value valueKeys: [String] = ["value", "id"], label labelKeys: [String] = ["label", "title"]
  )
    -> [FieldRule.Choice]
  {
    items(key).compactMap { item in
      if let text = item.singleText { return text.isEmpty ? nil : FieldRule.Choice(text) }
      guard let table = ConfigTable(item), let value = valueKeys.lazy.compactMap({ table.text($0) }).first else {
        return nil
      }
      return FieldRule.Choice(value, label: labelKeys.lazy.compactMap { table.text($0) }.first)
    }
  }
}
