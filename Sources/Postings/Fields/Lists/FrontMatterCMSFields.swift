internal import FrontMatter
internal import SystemPackage

/// The content types of Front Matter CMS: `frontmatter.json`.
enum FrontMatterCMSFields {
  static func lists(of site: SiteFiles) -> [FieldList] {
    guard let (path, config) = site.table("frontmatter.json", .json) else { return [] }
    let folders = config.tables("frontMatter.content.pageFolders")
    return config.tables("frontMatter.taxonomy.contentTypes").prefix(100).flatMap { type -> [FieldList] in
      guard let name = type.text("name") else { return [] }
      return scopes(of: name, folders, site.folder).map { scope in
        var list = FieldList(source: path, scope: scope)
        list.isComplete = true
        add(type.tables("fields"), under: "", to: &list)
        return list
      }
    }
  }

  /// The folders that name the type alone; the type `default` holds in those that name none.
  private static func scopes(of name: String, _ folders: [ConfigTable], _ site: FilePath) -> [FieldList.Scope] {
    if folders.isEmpty { return name == "default" ? [.folder(site)] : [] }
    return folders.compactMap { folder in
      let types = folder.items("contentTypes").compactMap(\.singleText)
      guard types == [name] || (types.isEmpty && name == "default"), let text = folder.text("path") else { return nil }
      let path = text.hasPrefix("[[workspace]]") ? String(text.dropFirst("[[workspace]]".count)) : text
      return .folder(site.appending(FilePath(path).components))
    }
  }

  private static func add(_ fields: [ConfigTable], under parent: String, to list: inout FieldList) {
    for field in fields {
      guard let name = field.text("name") else { continue }
      var rule = FieldRule()
      rule.type = type(field.text("type") ?? "", field)
      rule.label = field.text("title")
      rule.hint = field.text("description") ?? field.text("fieldDescription")
      rule.isRequired = field.flag("required") ?? false
      rule.isHidden = field.flag("hidden") ?? false
      rule.choices = field.choices("choices")
      // `{{now}}` and the like are the extension's own to fill in.
      if let initial = field.value("default"), initial.singleText?.contains("{{") != true { rule.initial = initial }
      list.add(parent + name, rule)
      if parent.utf8.count < 200 { add(field.tables("fields"), under: parent + name + ".", to: &list) }
    }
  }

  private static func type(_ word: String, _ field: ConfigTable) -> FieldType? {
    let isMultiple = field.flag("multiple") == true
    return switch word {
    case "string": field.flag("single") == false ? .longText : .text
    case "slug": .text
    case "number": .number
    case "boolean", "draft": .flag
    case "choice": isMultiple ? .list : .choice
    case "tags": .tags
    case "categories", "taxonomy", "list", "block", "fieldCollection": .list
    case "fields": .table
    case "image", "file": isMultiple ? .list : .file
    case "contentRelationship": isMultiple ? .list : .reference
    default: nil
    }
  }
}
