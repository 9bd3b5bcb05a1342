internal import FrontMatter
public import SystemPackage

/// What a collection’s `.postings.yml` says a new posting begins with.
///
/// ```yaml
/// templates:
///   Stage: {folder: _jobs-fr, fields: {layout: job, type: Stage, title: , date: , tag: }, body: "## Mission"}
/// ```
/// A field without a value has the usual one: the title, today’s date, else nothing.
public struct CollectionTemplate: Sendable {
  /// What it is called.
  public let name: String
  /// Below the folder that was opened; nil: where the new posting would lie anyway.
  public let folder: FilePath?
  /// What stands below the front matter; without an end of line.
  public let body: String
  let fields: [(name: String, value: FieldValue)]

  /// An entry of `templates:`; nil when it is no table.
  init?(_ member: FieldMember) {
    guard case .table = member.node.value else { return nil }
    name = member.key
    var folder: FilePath?
    var body = ""
    var fields: [(name: String, value: FieldValue)] = []
    for entry in member.node.members where !entry.isShadowed {
      switch (entry.key, entry.node.value) {
      case ("folder", .text(let text)): folder = Self.inside(text)
      case ("body", .text(let text)): body = text
      case ("fields", .table): fields = entry.node.members.filter { !$0.isShadowed }.map { ($0.key, $0.node.value) }
      default: break
      }
    }
    self.folder = folder
    self.body = String(body.reversed().drop { $0.isNewline }.reversed())
    self.fields = fields
  }

  /// The settings come with a folder that others wrote: nothing outside it is named.
  private static func inside(_ text: String) -> FilePath? {
    let path = FilePath(text).lexicallyNormalized()
    return path.isAbsolute || path.isEmpty || path.components.first?.kind != .regular ? nil : path
  }
}

extension CollectionSettings {
  /// What new postings can begin with, in the order of the file.
  public var postingTemplates: [CollectionTemplate] {
    templates.filter { !$0.isShadowed }.compactMap { CollectionTemplate($0) }
  }
}
