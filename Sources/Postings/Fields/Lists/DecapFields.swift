internal import FrontMatter
internal import SystemPackage

/// The collections of Decap, Sveltia and Netlify CMS: `admin/config.yml`, also below `static` and `public`.
enum DecapFields {
  static let places = ["admin/config.yml", "static/admin/config.yml", "public/admin/config.yml"]

  static func lists(of site: SiteFiles) -> [FieldList] {
    guard let (path, config) = places.lazy.compactMap({ site.table($0, .yaml) }).first else { return [] }
    return config.tables("collections").prefix(100).flatMap { collection -> [FieldList] in
      if let folder = collection.text("folder") {
        return [list(collection, path, .folder(site.folder.appending(FilePath(folder).components)))]
      }
      return collection.tables("files").prefix(100).compactMap { file in
        file.text("file").map { list(file, path, .files([site.folder.appending(FilePath($0).components)])) }
      }
    }
  }

  private static func list(_ table: ConfigTable, _ source: FilePath, _ scope: FieldList.Scope) -> FieldList {
    var list = FieldList(source: source, scope: scope)
    list.isComplete = true
    add(table.tables("fields"), under: "", to: &list)
    return list
  }

  private static func add(_ fields: [ConfigTable], under parent: String, to list: inout FieldList) {
    for field in fields {
      guard let name = field.text("name") else { continue }
      let widget = field.text("widget") ?? "string"
      var rule = FieldRule()
      rule.type = type(widget, field)
      rule.label = field.text("label")
      rule.hint = field.text("hint")
      // The CMS asks for a value unless it is told not to; an option is not asked for.
      rule.isRequired = parent.isEmpty && (field.flag("required") ?? (widget != "boolean" && widget != "hidden"))
      rule.isHidden = widget == "hidden"
      rule.initial = field.value("default")
      rule.choices = field.choices("options")
      rule.least = field.text("min")
      rule.most = field.text("max")
      list.add(parent + name, rule)
      guard parent.utf8.count < 200 else { continue }
      add(field.tables("fields"), under: parent + name + ".", to: &list)
    }
  }

  private static func type(_ widget: String, _ field: ConfigTable) -> FieldType? {
    switch widget {
    case "string", "color", "code", "hidden": .text
    case "text", "markdown": .longText
    case "number": .number
    case "boolean": .flag
    case "date": .day
    case "datetime": field["time_format"].map { $0 == .flag(false) ? .day : .moment } ?? nil
    case "select": field.flag("multiple") == true ? .list : .choice
    case "list": .list
    case "object": .table
    case "image", "file": .file
    default: nil
    }
  }
}
