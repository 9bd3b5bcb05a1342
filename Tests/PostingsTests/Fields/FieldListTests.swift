import FrontMatter
import PostingsTestSupport
import SystemPackage
import Testing

@testable import Postings

@Suite("Lists of fields") struct FieldListTests {
  private static func rules(_ files: KeyValuePairs<String, String>, for posting: String, root: String = "") throws
    -> FieldRules
  {
    let folder = try PostingsTestSupport.TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    for (name, text) in files { try folder.write(text, to: name) }
    let root = FilePath(root.isEmpty ? folder.path : folder.path(root))
    let settings = CollectionSettings.find(roots: [root])
    return FieldSchema.find(roots: [root], settings: settings).rules(for: FilePath(folder.path(posting)))
  }

  @Test("of Forestry hold in the folders that name the template alone, and on its pages") func forestry() throws {
    let files: KeyValuePairs<String, String> = [
      ".git/HEAD": "x", "_jobs/a.md": "x",
      ".forestry/settings.yml": "---\nsections:\n- type: directory\n  path: _jobs\n  templates:\n  - job\n",
      ".forestry/front_matter/templates/job.yml": """
      ---
      label: Job
      fields:
      - {name: title, type: text, label: Titre, config: {required: true, max: 80}}
      - name: type
        type: select
        label: Contrat
        hidden: true
        default: CDI
        config: {options: [CDI, CDD]}
      - {name: author, type: field_group, fields: [{name: mail, type: text, label: Courriel}]}
      """,
    ]
    let rules = try Self.rules(files, for: "_jobs/a.md", root: "_jobs")
    #expect(rules["title"].type == .text && rules["title"].label == "Titre")
    #expect(rules["title"].isRequired && rules["title"].longest == 80)
    #expect(rules["type"].choices == [.init("CDI"), .init("CDD")])
    #expect(rules["type"].isHidden && rules["type"].initial == .text("CDI"))
    #expect(rules["author.mail"].label == "Courriel")
    #expect(rules.offered == ["title", "author"])
    #expect(try Self.rules(files, for: "_posts/a.md").names.isEmpty)
  }

  @Test("of Decap hold in the collection's folder") func decap() throws {
    let files: KeyValuePairs<String, String> = [
      "static/admin/config.yml": """
      collections:
        - name: jobs
          folder: content/jobs
          fields:
            - {label: Title, name: title}
            - {label: Pay, name: pay, widget: number, required: false, min: 1, max: 9}
            - {label: When, name: when, widget: datetime, required: false, time_format: false}
            - label: Kind
              name: kind
              widget: select
              options: [{label: Long, value: cdi}, {label: Short, value: cdd}]
            - {label: Body, name: body, widget: markdown}
      """
    ]
    let rules = try Self.rules(files, for: "content/jobs/a.md")
    #expect(rules["title"].isRequired && !rules["pay"].isRequired)
    #expect(rules["pay"].type == .number && rules["pay"].least == "1" && rules["pay"].most == "9")
    #expect(rules["when"].type == .day)
    #expect(rules["kind"].choices == [.init("cdi", label: "Long"), .init("cdd", label: "Short")])
    #expect(rules.names == ["kind", "pay", "title", "when"])
    #expect(try Self.rules(files, for: "content/a.md").names.isEmpty)
  }

  @Test("of Front Matter CMS hold by content type") func frontMatterCMS() throws {
    let files: KeyValuePairs<String, String> = [
      "frontmatter.json": """
      {"frontMatter.content.pageFolders": [{"title": "Jobs", "path": "[[workspace]]/jobs", "contentTypes": ["job"]}],
       "frontMatter.taxonomy.contentTypes": [
        {"name": "job", "fields": [
          {"title": "Title", "name": "title", "type": "string", "required": true},
          {"title": "Kind", "name": "kind", "type": "choice", "choices": ["a", {"id": "b", "title": "Bee"}], "default": "a"},
          {"title": "Date", "name": "date", "type": "datetime", "default": "{{now}}"},
          {"name": "secret", "type": "string", "hidden": true}]}]}
      """
    ]
    let rules = try Self.rules(files, for: "jobs/a.md")
    #expect(rules["title"].isRequired && rules["title"].label == "Title")
    #expect(rules["kind"].choices == [.init("a"), .init("b", label: "Bee")])
    #expect(rules["kind"].initial == .text("a") && rules["date"].initial == nil)
    #expect(rules.offered == ["title", "kind", "date"])
  }

  @Test("of the settings overrule the others, and name the words that they do not know") func settings() throws {
    let folder = try PostingsTestSupport.TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write(
      "collections: [{name: j, folder: j, fields: [{name: pay, widget: string, label: Pay}]}]\n", to: "admin/config.yml"
    )
    try folder.write(
      """
      fields:
        pay: number
        kind: {choices: [a, b], required: true, default: a, hint: Which}
        odd: colour
      choices:
        place: [Paris, Lyon]

      """, to: ".postings.yml")
    let root = FilePath(folder.path)
    let schema = FieldSchema.find(roots: [root], settings: .find(roots: [root]))
    let rules = schema.rules(for: root.appending("j").appending("a.md"))
    #expect(rules["pay"].type == .number && rules["pay"].label == "Pay")
    #expect(rules["kind"].type == .choice && rules["kind"].isRequired && rules["kind"].hint == "Which")
    #expect(rules["place"].choices.map(\.value) == ["Paris", "Lyon"])
    #expect(schema.problems.map(\.line) == [4])
  }

  @Test("defaults of Jekyll hold in their folders, the narrower one before the wider") func jekyll() throws {
    let files: KeyValuePairs<String, String> = [
      "_config.yml": """
      defaults:
        - scope: {path: "", type: jobs}
          values: {layout: job, lang: fr}
        - scope: {path: ""}
          values: {layout: page}
        - scope: {path: "*.txt"}
          values: {odd: 1}
      """
    ]
    let rules = try Self.rules(files, for: "_jobs/a.md")
    #expect(rules.inherited.map(\.key) == ["layout", "lang"])
    #expect(rules.inherited.map(\.value) == [.text("job"), .text("fr")])
    #expect(try Self.rules(files, for: "a.md").inherited.map(\.value) == [.text("page")])
  }

  @Test(
    "that make no sense are read without harm",
    arguments: ["", "[", "fields: 1", "collections: [1, {folder: 2}]", "\u{0}"])
  func hostile(text: String) throws {
    let rules = try Self.rules(
      [
        "admin/config.yml": text, "frontmatter.json": text, "_config.yml": text,
        ".forestry/front_matter/templates/a.yml": text, ".forestry/settings.yml": text, ".postings.yml": text,
      ], for: "a.md")
    #expect(rules.offered.isEmpty)
  }

  @Test("what a rule of the settings does not know is told, with the nearest word") func unknownRule() {
    let settings = CollectionSettings(
      SettingsDocument(path: ".postings.yml", bytes: Array("fields:\n  pay: {type: number, maxi: 3}\n".utf8)))
    let schema = FieldSchema.find(roots: [FilePath("/nowhere")], settings: settings)
    #expect(schema.problems.map(\.detail) == [.unknown(name: "maxi", kind: .setting, nearest: "max")])
    #expect(schema.problems.map(\.line) == [2])
  }
}
