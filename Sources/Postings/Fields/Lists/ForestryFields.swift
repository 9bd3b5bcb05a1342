internal import FrontMatter
internal import SystemPackage

/// Forestry's templates: `.forestry/front_matter/templates/NAME.yml`, with `.forestry/settings.yml` for where they hold.
enum ForestryFields {
  static let templates = ".forestry/front_matter/templates"

  static func lists(of site: SiteFiles) -> [FieldList] {
    let folder = site.folder.appending(FilePath(templates).components)
    let files = site.names(folder).filter { $0.extension == "yml" || $0.extension == "yaml" }
    let sections = site.table(".forestry/settings.yml", .yaml)?.table.tables("sections") ?? []
    return files.sorted { $0.string < $1.string }.prefix(100).flatMap { name -> [FieldList] in
      let path = folder.appending(name.components)
      guard let bytes = site.read(path), let stem = name.lastComponent?.stem else { return [] }
      let table = ConfigTable(bytes, .yaml)
      return scopes(of: stem, table, sections, site.folder).map { scope in
        var list = FieldList(source: path, scope: scope)
        list.isComplete = true
        add(table.tables("fields"), under: "", to: &list)
        return list
      }
    }
  }

  /// The pages that the template names, and the folders that have no other template.
  private static func scopes(of name: String, _ table: ConfigTable, _ sections: [ConfigTable], _ site: FilePath)
    -> [FieldList.Scope]
  {
    let pages = table.items("pages").compactMap(\.singleText).map { site.appending(FilePath($0).components) }
    let folders = sections.compactMap { section -> FieldList.Scope? in
      guard section.items("templates").compactMap(\.singleText) == [name], let path = section.text("path") else {
        return nil
      }
      return .folder(site.appending(FilePath(path).components))
    }
    return folders + (pages.isEmpty ? [] : [.files(pages)])
  }

  private static func add(_ fields: [ConfigTable], under parent: String, to list: inout FieldList) {
    for field in fields {
      guard let name = field.text("name") else { continue }
      var rule = FieldRule()
      rule.type = type(field.text("type") ?? "")
      rule.label = field.text("label")
      rule.hint = field.text("description")
      rule.isHidden = field.flag("hidden") ?? false
      rule.initial = field.value("default")
      if let config = ConfigTable(field["config"]) {
        rule.isRequired = config.flag("required") ?? false
        rule.choices = config.choices("options")
        rule.least = config.text("min")
        // Of a text `max` counts characters, of a number it is a bound.
        if rule.type == .number {
          rule.most = config.text("max")
        } else {
          rule.longest = config.text("max").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        }
      }
      list.add(parent + name, rule)
      if parent.utf8.count < 200 { add(field.tables("fields"), under: parent + name + ".", to: &list) }
    }
  }

  private static func type(_ word: String) -> FieldType? {
    switch word {
    case "text": .text
    case "textarea": .longText
    case "number": .number
    case "boolean": .flag
    case "select": .choice
    case "tag_list": .tags
    case "list", "field_group_list", "image_gallery", "blocks": .list
    case "field_group": .table
    case "file", "image": .file
    // `datetime` stands for both: the values in use tell.
    default: nil
    }
  }
}
