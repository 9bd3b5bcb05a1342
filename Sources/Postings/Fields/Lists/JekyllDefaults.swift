internal import FrontMatter
internal import SystemPackage

/// `defaults` of Jekyll's `_config.yml`: what postings of a folder or a type have without saying it.
enum JekyllDefaults {
  static func of(_ site: SiteFiles) -> [FieldDefaults] {
    guard let (path, config) = site.table("_config.yml", .yaml) else { return [] }
    // A narrower scope goes before a wider one, so it comes later.
    let found = config.tables("defaults").prefix(200).compactMap { entry -> (Int, FieldDefaults)? in
      guard let values = ConfigTable(entry["values"]), let scope = ConfigTable(entry["scope"]) else { return nil }
      guard let folder = folder(scope, site.folder, config) else { return nil }
      let depth = folder.components.count
      return (depth, FieldDefaults(source: path, scope: .folder(folder), values: values.all))
    }
    return found.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
  }

  /// A type is the folder of its collection; nil for scopes with wildcards and for pages.
  private static func folder(_ scope: ConfigTable, _ site: FilePath, _ config: ConfigTable) -> FilePath? {
    let path = scope.text("path") ?? ""
    guard !path.contains("*") else { return nil }
    var folder = site.appending(FilePath(path).components)
    guard let type = scope.text("type") else { return folder }
    guard type != "pages" else { return nil }
    let parent = type == "posts" || type == "drafts" ? "" : config.text("collections_dir") ?? ""
    let own = site.appending(FilePath(parent).components).appending("_" + type)
    if own.starts(with: folder) { folder = own } else if !folder.starts(with: own) { return nil }
    return folder
  }
}
