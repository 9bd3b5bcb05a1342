import FrontMatter
import PostingsLanguage
import PostingsTestSupport
import SystemPackage
import Testing

@testable import Postings

@Suite("The settings of a collection") struct CollectionSettingsTests {
  private func settings(_ text: String) -> CollectionSettings {
    CollectionSettings(SettingsDocument(path: ".postings.yml", bytes: Array(text.utf8)))
  }

  private func sentences(_ text: String) -> [String] { settings(text).problems.map { $0.sentence(in: .english) } }

  @Test("roles, columns, views and folders are read") func all() {
    let settings = settings(
      """
      roles:
        date: posted_on
        tags: [skills, tag]
      columns: [date, title, salary:12]
      ignore: [_archive, old/]
      views:
        Offres FR:
          filter: locale:fr
          sort: [type, "date:desc"]
          columns:
            - title
            - salary
          group: type
        Sans tag: {filter: "no:tag"}
      fields:
        salary: {type: number}
      """)
    #expect(settings.problems.isEmpty)
    #expect(settings.roles == [.date: ["posted_on"], .tags: ["skills", "tag"]])
    #expect(settings.roleMap.role(ofKey: "skills")?.role == .tags)
    #expect(settings.columns == [ColumnChoice("date"), ColumnChoice("title"), ColumnChoice("salary", width: 12)])
    #expect(settings.names.skippedFolders.isSuperset(of: ["_archive", "old"]))
    #expect(
      settings.views == [
        SavedView(
          "Offres FR", filter: "locale:fr", sort: SortOrder([.init("type"), .init("date", descending: true)]),
          columns: [ColumnChoice("title"), ColumnChoice("salary")], group: "type"),
        SavedView("Sans tag", filter: "no:tag"),
      ])
    #expect(settings.fields.map(\.key) == ["salary"])
  }

  @Test("a bad entry is told with line, column and the nearest name, and the others hold") func problems() {
    #expect(
      sentences("colums: [date]\nviews:\n  A: {filtre: x, group: type}\n") == [
        ".postings.yml:1:1: There is no setting “colums”: did you mean “columns”?",
        ".postings.yml:3:7: There is no setting “filtre”: did you mean “filter”?",
      ])
    #expect(settings("views:\n  A: {filtre: x, group: type}\n").views == [SavedView("A", group: "type")])
    #expect(
      sentences("roles: [date]\n") == [".postings.yml:1:8: “roles” takes lines of “name: value”, indented below it."])
    #expect(sentences("roles: {datum: x}\n")[0].contains("There is no role “datum”"))
    #expect(sentences("columns: {a: b}\n")[0].contains(":1:10: “columns” takes a text or a list"))
    #expect(sentences("columns: [title:0]\n")[0].contains("The width of “title:0” is from 2 to 200."))
    #expect(sentences("views:\n  A:\n    filter: (x\n")[0].contains(":3:13: The filter of “A” is not understood"))
    #expect(sentences("views:\n  A:\n    sort: date:up\n")[0].contains(":3:11: “date:up” is no order"))
  }

  @Test("settings that would run a program are refused by name") func programs() {
    #expect(sentences("editor: vim\n")[0].contains("settings name no program to run"))
    #expect(sentences("hooks: {save: rm}\n")[0].contains("settings name no program to run"))
  }

  @Test("a file that is no YAML is told, and gives the usual settings") func broken() {
    let settings = settings("views:\n  A: \"x\n")
    #expect(!settings.problems.isEmpty)
    #expect(settings.problems[0].line == 2)
    #expect(settings.columns == nil)
  }

  @Test(
    "an empty file, one of comments, and one with a document mark are settings",
    arguments: ["", "# none\n", "---\n# x\n"])
  func empty(text: String) {
    #expect(settings(text).problems.isEmpty)
  }

  @Test("hostile bytes are settings with problems, never a crash") func hostile() {
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x61, 0], [0], [0x80], Array(repeating: UInt8(ascii: "["), count: 10_000)] {
      let settings = CollectionSettings(SettingsDocument(path: "x", bytes: bytes))
      #expect(!settings.problems.isEmpty)
    }
  }

  @Test("they are found in the folder, else above it up to the repository's top") func found() throws {
    let folder = TemporaryFolder()
    let root = folder.path
    folder.write(".postings.yml", "views: {A: {}}\n")
    try DiskFileSystem().makeFolder(root.appending("site"))
    try DiskFileSystem().makeFolder(root.appending("site/_jobs"))
    folder.write("site/_jobs/a.md", "x")
    #expect(CollectionSettings.find(roots: [root]).views.count == 1)
    #expect(CollectionSettings.find(roots: [root.appending("site/_jobs")]).exists == false)
    try DiskFileSystem().makeFolder(root.appending(".git"))
    #expect(CollectionSettings.find(roots: [root.appending("site/_jobs")]).views.count == 1)
    #expect(CollectionSettings.find(roots: [root.appending("site/_jobs/a.md")]).views.count == 1)
  }
}

@Suite("Changes of the settings") struct SettingsChangeTests {
  private func changed(_ text: String, _ change: SettingsChange) throws -> String {
    let document = SettingsDocument(path: ".postings.yml", bytes: Array(text.utf8))
    return String(decoding: try change.applied(to: document), as: UTF8.self)
  }

  private let view = SavedView(
    "Offres FR", filter: "locale:fr \"a: b\"", sort: SortOrder([.init("date", descending: true), .init("title")]),
    columns: [ColumnChoice("title"), ColumnChoice("salary", width: 9)], group: "type")

  @Test(
    "a view that is saved reads back, and all else stays",
    arguments: [
      "", "# ours\n", "columns: [date] # mine", "columns: [date]\r\n", "views:\n  A: {filter: x}  # first\n\n# end\n",
      "views: {A: {filter: x}}\ncolumns: [a]\n", "views:\n", "views:\n  Offres FR:\n    filter: old # why\n  B: {}\n",
    ]) func saved(text: String) throws
  {
    let new = try changed(text, .saveView(view))
    let before = CollectionSettings(SettingsDocument(path: "x", bytes: Array(text.utf8)))
    let after = CollectionSettings(SettingsDocument(path: "x", bytes: Array(new.utf8)))
    #expect(after.problems.isEmpty, "\(new)")
    #expect(after.views.first { $0.name == view.name } == view, "\(new)")
    #expect(after.views.filter { $0.name != view.name } == before.views.filter { $0.name != view.name })
    #expect(after.columns == before.columns)
    for comment in ["# ours", "# mine", "# first", "# end"] where text.contains(comment) {
      #expect(new.contains(comment))
    }
  }

  @Test("a new view is short to read") func spelling() throws {
    let text = try changed("", .saveView(view))
    #expect(
      text == """
        views:
          Offres FR:
            filter: 'locale:fr "a: b"'
            sort: ['date:desc', title]
            columns: [title, 'salary:9']
            group: type

        """, "\(text)")
  }

  @Test("a view is dropped with its lines, the last one with its heading") func dropped() throws {
    #expect(try changed("# x\nviews:\n  A: {filter: x}\n  B: {}\n", .dropView(named: "A")) == "# x\nviews:\n  B: {}\n")
    #expect(try changed("# x\nviews:\n  A: {filter: x}\n", .dropView(named: "A")) == "# x\n")
  }

  @Test("a file that cannot be read is never written") func broken() {
    #expect(throws: FrontMatterError.self) { try changed("views: [\n", .saveView(view)) }
  }

  @Test("the store makes the file, changes it, and undo takes both back") func store() throws {
    let folder = TemporaryFolder()
    let root = try DiskFileSystem().resolve(folder.path)
    let path = root.appending("site/.postings.yml")
    try DiskFileSystem().makeFolder(root.appending("site"))
    let journal = Journal(StateFolder(root.appending("state")), durability: .cache)
    let store = SettingsStore(journal: journal, save: SafeSave(durability: .cache))
    #expect(try store.make(.saveView(SavedView("A", filter: "x")), in: path).views.map(\.name) == ["A"])
    #expect(try store.make(.saveView(SavedView("B")), in: path).views.map(\.name) == ["A", "B"])
    _ = try journal.undo(in: [root])
    #expect(CollectionSettings.find(roots: [root.appending("site")]).views.map(\.name) == ["A"])
    _ = try journal.undo(in: [root])
    #expect(!CollectionSettings.find(roots: [root.appending("site")]).exists)
  }
}
