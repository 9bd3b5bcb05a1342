public import FrontMatter
internal import SystemPackage

/// A change of `.postings.yml`: an edit of the bytes that stand there, so that comments and all else stay.
public enum SettingsChange: Sendable, Hashable {
  /// Puts a view in the place of the one of its name, else after the others.
  case saveView(SavedView)
  case dropView(named: String)

  /// What the journal calls it.
  public var label: String {
    switch self {
    case .saveView(let view): "view \(view.name)"
    case .dropView(let name): "view \(name)"
    }
  }

  /// The file’s bytes with the change made.
  ///
  /// - Throws: `FrontMatterError` when the file cannot be read whole, or the edit would touch anything else.
  public func applied(to settings: SettingsDocument) throws(FrontMatterError) -> [UInt8] {
    var document = settings.document
    // Before its last line gets an end: that alone may make it readable.
    guard document.isEditable else { throw FrontMatterError(.brokenFrontMatter) }
    switch self {
    case .saveView(let view):
      Self.endLastLine(&document)
      try Self.put(view, into: &document)
    case .dropView(let name):
      let views = document.members.last { $0.key == "views" && !$0.isShadowed }?.node.members ?? []
      let isLast = views.count == 1
      document.apply(try document.edit(for: .unset(isLast ? FieldPath(key: "views") : Self.path(name))))
    }
    return document.bytes
  }

  /// Entry by entry, so that the comments beside them stay.
  private static func put(_ view: SavedView, into document: inout FrontMatterDocument) throws(FrontMatterError) {
    let path = path(view.name)
    let entries = view.entries
    for (key, value) in entries {
      let style: FieldNode.Spelling? = if case .list = value { .flowList } else { nil }
      document.apply(try document.edit(for: .set(path.appending(key: key), to: value), style: style))
    }
    guard !entries.isEmpty else {
      document.apply(try document.edit(for: .set(path, to: .table([]))))
      return
    }
    for key in ["filter", "sort", "columns", "group"] where !entries.contains(where: { $0.key == key }) {
      guard document.node(at: path.appending(key: key)) != nil else { continue }
      document.apply(try document.edit(for: .unset(path.appending(key: key))))
    }
  }

  private static func path(_ view: String) -> FieldPath { FieldPath([.key("views"), .key(view)]) }

  /// A new line goes after a line that has an end.
  private static func endLastLine(_ document: inout FrontMatterDocument) {
    guard let last = document.bytes.last, last != UInt8(ascii: "\n") else { return }
    let end = document.bytes.count
    document.apply(TextEdit(range: end..<end, replacement: [UInt8(ascii: "\n")]))
  }
}

extension SavedView {
  /// As it stands in the file: only what it has.
  var entries: [(key: String, value: FieldValue)] {
    var entries: [(key: String, value: FieldValue)] = []
    if !filter.isEmpty { entries.append(("filter", .text(filter))) }
    if let sort { entries.append(("sort", Self.texts(sort.keys.map(\.text)))) }
    if let columns { entries.append(("columns", Self.texts(columns.map(\.text)))) }
    if let group { entries.append(("group", .text(group))) }
    return entries
  }

  private static func texts(_ texts: [String]) -> FieldValue { .list(texts.map { .text($0) }) }
}
