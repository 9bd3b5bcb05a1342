import PostingsLanguage
import PostingsTestSupport
import Testing

/// Keys in, screen and bytes out, for each widget of the form.
@MainActor @Suite("The widgets of the form") struct FormWidgetTests {
  nonisolated static let rows: [WidgetRow] = [
    WidgetRow(
      name: "+ steps the day, its quotes, milliseconds and offset kept", keys: ["+"],
      before: "date: '2017-05-23T16:02:11.316+00:00'\n", after: "date: '2017-05-24T16:02:11.316+00:00'\n"),
    WidgetRow(
      name: "- steps the part under the cursor", keys: ["<Enter><Home>-<Enter>"],
      before: "date: 2017-05-23 # day\n", after: "date: 2016-05-23 # day\n"),
    WidgetRow(name: "t is today", keys: ["<Enter>t<Enter>"], before: "date: 2017-05-23\n", after: "date: 2026-11-24\n"),
    WidgetRow(
      name: "Down is next week, PgDn next month", keys: ["<Enter><Down><PgDn><Enter>"], before: "date: 2017-05-23\n",
      after: "date: 2017-06-30\n"),
    WidgetRow(
      name: "a date is typed with its hyphens", keys: ["<Enter>C-u", "\"2020-01-02", "<Enter>"],
      before: "date: 2017-05-23\n", after: "date: 2020-01-02\n"),
    WidgetRow(name: "x asks, and Enter removes", keys: ["x<Enter>"], before: "a: 1\nb: 2\n", after: "b: 2\n"),
    WidgetRow(name: "x and e leave the key alone", keys: ["x", "\"e"], before: "a: 1\nb: 2\n", after: "a:\nb: 2\n"),
    WidgetRow(name: "x and n are null", keys: ["x", "\"n"], before: "a: 1 # c\n", after: "a: null # c\n"),
    WidgetRow(name: "x and Down choose", keys: ["x<Down><Down><Down><Enter>"], before: "a: b\n", after: "a: ''\n"),
    WidgetRow(name: "x and Escape do nothing", keys: ["x<Esc>jx<Enter>"], before: "a: 1\nb: 2\n", after: "a: 1\n"),
    WidgetRow(name: "T makes a number text", keys: ["T"], before: "a: 100\n", after: "a: '100'\n"),
    WidgetRow(name: "T makes text a number", keys: ["T"], before: "a: '100' # c\n", after: "a: 100 # c\n"),
    WidgetRow(
      name: "tags of a list change places", keys: ["<Enter><Left><S-Left><Esc>"], before: "tags: [a, b, c] # x\n",
      after: "tags: [a, c, b] # x\n"),
    WidgetRow(
      name: "tags of a comma text change places in its blanks", keys: ["<Enter><Left><S-Left><S-Left><Esc>"],
      before: "tag: a, b , c\n", after: "tag: c, a , b\n"),
    WidgetRow(
      name: "tags change places and come", keys: ["<Enter>", "\"d,", "<Left>", "\"<", "<Esc>"],
      before: "tags:\n  - a\n  - b\n",
      after: "tags:\n  - a\n  - d\n  - b\n"),
    WidgetRow(
      name: "one goes into a table and edits inside", keys: ["<Enter>j<Enter>", "\" X", "<Enter>"],
      before: "author:\n  name: Ada\n  mail: m # c\n", after: "author:\n  name: Ada\n  mail: m X # c\n"),
    WidgetRow(
      name: "a field is added inside a table", keys: ["<Enter>a", "\"age", "<Enter>", "\"36", "<Enter>"],
      before: "author:\n  name: Ada\n", after: "author:\n  name: Ada\n  age: 36\n"),
    WidgetRow(
      name: "an item is added to a list of tables with the fields of the others",
      keys: ["<Enter>a", "j<Enter>", "\"C", "<Enter>"], before: "jobs:\n  - name: A\n    end: 1\n",
      after: "jobs:\n  - name: A\n    end: 1\n  - name: C\n    end:\n"),
    WidgetRow(
      name: "items change places", keys: ["<Enter>J"], before: "jobs:\n  - name: A\n  - name: B # b\n",
      after: "jobs:\n  - name: B # b\n  - name: A\n"),
    WidgetRow(
      name: "an item is removed", keys: ["<Enter>xx"], before: "jobs:\n  - name: A\n  - name: B # b\n",
      after: "jobs:\n  - name: B # b\n"),
    WidgetRow(
      name: "a new field takes the type of what is typed", keys: ["a", "\"pay", "<Enter>", "\"100", "<Enter>"],
      before: "a: 1\n", after: "a: 1\npay: 100\n"),
    WidgetRow(
      name: "Space flips a flag", keys: ["<Space>"], before: "published: true # c\n", after: "published: false # c\n"),
    WidgetRow(
      name: "a flag in quotes stays in them", keys: ["<Enter>"], before: "published: 'true'\n",
      after: "published: 'false'\n"),
    WidgetRow(
      name: "a number is typed", keys: ["<Enter>C-u", "\"2.5", "<Enter>"], before: "a: 100 # c\n", after: "a: 2.5 # c\n"
    ),
    WidgetRow(
      name: "a number that is typed as text becomes text", keys: ["<Enter>C-u", "\"x: y", "<Enter>"],
      before: "a: 100 # c\n",
      after: "a: 'x: y' # c\n"),
    WidgetRow(
      name: "a value of quotes keeps them", keys: ["<Enter>", "\" é", "<Enter>"], before: "a: \"b\" # c\n",
      after: "a: \"b é\" # c\n"),
    WidgetRow(
      name: "a choice takes a new value", keys: ["<Enter>", "\"Stage", "<Enter>"], before: "type: CDI # c\n",
      after: "type: Stage # c\n"),
    WidgetRow(
      name: "a choice is left with Escape as it was", keys: ["<Enter><Esc>jx<Enter>"], before: "type: CDI\nb: 1\n",
      after: "type: CDI\n"),
    WidgetRow(
      name: "an item of a list is typed, and the others keep their comments", keys: ["<Enter>", "\"c,", "<Esc>"],
      before: "skills:\n  - a # first\n  - 'b'\n", after: "skills:\n  - a # first\n  - 'b'\n  - c\n"),
    WidgetRow(
      name: "an item of a list goes, and the others keep theirs", keys: ["<Enter><Left><Left><Del><Esc>"],
      before: "skills:\n  - a # first\n  - 'b' # second\n", after: "skills:\n  - 'b' # second\n"),
    WidgetRow(
      name: "a number that joins numbers is one", keys: ["<Enter>", "\"2022,", "<Left><Left><Left><Del><Esc>"],
      before: "years: [2020, 2021] # c\n", after: "years: [2021, 2022] # c\n"),
    WidgetRow(
      name: "an empty list is filled", keys: ["<Enter>", "\"a,b", "<Esc>"], before: "skills: [] # c\n",
      after: "skills: [a, b] # c\n"),
    WidgetRow(
      name: "Tab in a field goes on to the next", keys: ["<Enter>", "\"x", "<Tab><Enter>", "\"y", "<Enter>"],
      before: "a: b\nc: d\n",
      after: "a: bx\nc: dy\n"),
    WidgetRow(
      name: "a key is renamed", keys: ["rC-u", "\"título", "<Enter>"], before: "a: 1 # c\n", after: "título: 1 # c\n"),
    WidgetRow(
      name: "a refused name changes nothing", keys: ["rC-u", "\"b", "<Enter>C-gjx<Enter>"], before: "a: 1\nb: 2\n",
      after: "a: 1\n"),
    WidgetRow(
      name: "fields within lists within tables", keys: ["jjjjjj<Enter>", "\"!", "<Enter>"],
      before: "a:\n  b:\n    - c: [1, {d: e}]\n", after: "a:\n  b:\n    - c: [1, {d: e!}]\n"),
    WidgetRow(
      name: "a pasted text of several lines becomes one line where a line is typed",
      keys: ["<Enter>", "^one\ntwo", "<Enter>"],
      before: "a: x\n", after: "a: xone two\n"),
  ]

  /// The same in TOML and JSON.
  nonisolated static let otherFormats: [WidgetRow] = [
    WidgetRow(
      name: "TOML: text", keys: ["<Enter>", "\" é", "<Enter>"], before: "+++\na = 'b' # c\n+++\n",
      after: "+++\na = 'b é' # c\n+++\n"),
    WidgetRow(
      name: "TOML: a flag", keys: ["<Space>"], before: "+++\ndraft = true # c\n+++\n",
      after: "+++\ndraft = false # c\n+++\n"),
    WidgetRow(
      name: "TOML: a date", keys: ["+"], before: "+++\ndate = 2017-05-31T10:00:00Z # c\n+++\n",
      after: "+++\ndate = 2017-06-01T10:00:00Z # c\n+++\n"),
    WidgetRow(
      name: "TOML: tags", keys: ["<Enter>", "\"c,", "<Esc>"], before: "+++\ntags = [\n  'a', # first\n  'b',\n]\n+++\n",
      after: "+++\ntags = [\n  'a', # first\n  'b',\n  'c',\n]\n+++\n"),
    WidgetRow(
      name: "TOML: within a table", keys: ["j<Enter>C-u", "\"2", "<Enter>"], before: "+++\n[a]\nb = 1 # c\n+++\n",
      after: "+++\n[a]\nb = 2 # c\n+++\n"),
    WidgetRow(
      name: "TOML: removed", keys: ["x<Enter>"], before: "+++\na = 1\nb = 2\n+++\n", after: "+++\nb = 2\n+++\n"),
    WidgetRow(
      name: "JSON: text", keys: ["<Enter>", "\" é", "<Enter>"], before: "{ \"a\": \"b\",\n  \"n\": 1 }\n",
      after: "{ \"a\": \"b é\",\n  \"n\": 1 }\n"),
    WidgetRow(
      name: "JSON: null", keys: ["x", "\"n"], before: "{\"a\": 1, \"b\": 2}\n", after: "{\"a\": null, \"b\": 2}\n"),
    WidgetRow(
      name: "JSON: tags", keys: ["<Enter><Left><Del><Esc>"], before: "{\"tags\": [\"a\", \"b\"]}\n",
      after: "{\"tags\": [\"a\"]}\n"),
  ]

  @Test("change the bytes that are meant in TOML and JSON", arguments: otherFormats) func formats(row: WidgetRow) throws
  {
    let session = try Session(["a.md": row.before + "\nBody\n"])
    session.press("e")
    row.press(on: session)
    session.press("C-sy")
    #expect(try session.text(of: "a.md") == row.after + "\nBody\n", "\(session.screen)")
  }

  @Test("change the bytes that are meant", arguments: rows) func bytes(row: WidgetRow) throws {
    let session = try Session(["a.md": "---\n\(row.before)---\nBody\n"])
    session.press("e")
    row.press(on: session)
    session.press("C-sy")
    #expect(try session.text(of: "a.md") == "---\n\(row.after)---\nBody\n", "\(session.screen)")
  }

  @Test("a date shows its month") func calendar() throws {
    let session = try Session(["a.md": "---\ntitle: T\ndate: 2017-05-23\n---\n"], language: .french)
    session.press("ej<Enter>")
    #expect(session.screen.contains("mai 2017"))
    #expect(session.screen.contains("lu ma me je ve sa di"))
    #expect(session.screen.contains("22 23 24 25 26 27 28"))
    session.press("<PgDn>")
    #expect(session.screen.contains("juin 2017"))
  }

  @Test("what is odd is said while it is typed, and saved all the same") func complaint() throws {
    let session = try Session(["a.md": "---\ndate: 2017-05-23\n---\n", ".postings.yml": "fields: {pay: number}\n"])
    session.press("e<Enter>C-u")
    session.type("2017-13-40")
    #expect(session.lines[21].contains("no such day"))
    session.press("<Enter>")
    #expect(session.lines[1].hasPrefix("!~ date"))
    session.press("C-sy")
    #expect(try session.text(of: "a.md").contains("2017-13-40"))
    session.press("a")
    session.type("pay")
    session.press("<Enter>")
    session.type("lots")
    #expect(session.lines[21].contains("not a number"))
  }

  nonisolated static let oddities: [(rule: String, typed: String, said: String)] = [
    ("url", "example", "address"), ("email", "a.b", "address"), ("{type: number, max: 10}", "11", "10"),
    ("{choices: [CDI, CDD]}", "Stage", "CDI"), ("{type: text, longest: 3}", "four", "3"),
    ("reference", "nobody", "posting"),
    ("datetime", "2017-02-30", "day"),
  ]

  @Test("each type says what is odd, while it is typed and afterwards", arguments: oddities)
  func oddity(row: (rule: String, typed: String, said: String)) throws {
    let session = try Session(["a.md": "---\ntitle: A\n---\n", ".postings.yml": "fields: {odd: \(row.rule)}\n"])
    session.press("ea")
    session.type("odd")
    session.press("<Enter>")
    session.type(row.typed)
    // Whether a posting is there is looked up once the name is whole.
    if row.rule != "reference" { #expect(session.lines[21].contains(row.said), "\(session.screen)") }
    session.press("<Enter>")
    #expect(session.lines[2].hasPrefix("!"), "\(session.screen)")
    #expect(session.lines[21].contains(row.said), "\(session.screen)")
  }

  @Test("a tag that looks like another one is pointed out before it is made") func lookAlike() throws {
    let session = try Session(["a.md": "---\ntags: [x]\n---\n", "b.md": "---\ntags: [Civic Tech]\n---\n"])
    session.press("/")
    session.type("tag:x")
    session.press("<Enter>e<Enter>")
    session.type("civic-tech")
    #expect(session.screen.contains("Civic Tech"))
    session.press("<Down><Enter><Esc>C-sy")
    #expect(try session.text(of: "a.md") == "---\ntags: [x, Civic Tech]\n---\n")
  }

  @Test("the note is of the field that is typed, and not of the selected one") func note() throws {
    let session = try Session(["a.md": "---\ndate: '2017-05-23'\n---\n"])
    session.press("ea")
    #expect(!session.lines[21].contains("quotes"))
    session.type("pay")
    session.press("<Enter>")
    #expect(!session.lines[21].contains("quotes"))
    session.type("100")
    #expect(session.lines[21].contains("a number: T makes it text"))
    session.press("<Enter>T")
    #expect(session.screen.contains("100"))
    session.press("C-sy")
    #expect(try session.text(of: "a.md").contains("pay: '100'\n"))
  }

  @Test("one sees where one is, and Escape goes out step by step") func way() throws {
    let session = try Session(["a.md": "---\njobs:\n  - name: A\n    at: {town: Paris}\n---\n"])
    session.press("e<Enter>")
    #expect(session.lines[1].hasPrefix(" jobs"))
    session.press("<Enter>jj<Enter>")
    #expect(session.lines[1].hasPrefix(" jobs › [0] › at") || session.lines[1].hasPrefix(" jobs › [0]"))
    session.press("<Esc><Esc><Esc><Esc>")
    #expect(session.lines[0].contains("postings"))
  }

  nonisolated static let site: KeyValuePairs<String, String> = [
    "_config.yml": "defaults:\n- scope: {path: ''}\n  values: {layout: job}\n",
    ".postings.yml": """
    fields:
      type: {choices: [CDI, CDD], label: Contrat, hint: 契約の種類}
      deadline: {type: date, required: true, label: Échéance}

    """,
    "a.md": """
    ---
    title: 求人：東京の開発者 🎉
    type: Stage
    locale: ar
    tag: مرحبا, Été
    date: '2017-05-23T16:02:11.316+00:00'
    author: {name: Chloé, mail: chloe}
    ---

    """,
  ]

  @Test("what lists and defaults say is shown beside what stands in the file") func listed() throws {
    let session = try Session(Self.site)
    session.press("e")
    expect(
      session,
      shows: """
         Edit a.md                                                            no change
           title     求人：東京の開発者 🎉
        !  type      Stage
           locale    ar
           tag       [مرحبا] [Été]
           date      2017-05-23T16:02:11.316+00:00
           author
             name    Chloé
             mail    chloe
           layout    job  from _config.yml
        !  deadline  (missing)
           + add a field








        ── body: 0 lines, 0 words ──────────────────────────────────────────────────────


         Enter edit  ^S save  Esc back  ? help  Space toggle  a add  x remove  u undo
        """)
    session.press("j")
    #expect(session.lines[21].contains("not one of CDI, CDD"))
    session.press("G")
    #expect(session.lines[21].contains("a value is asked for here"))
    session.press("<Enter>t<Enter>G<Enter><Enter>C-sy")
    let text = try session.text(of: "a.md")
    #expect(text.contains("deadline: 2026-11-24\n"))
    #expect(text.contains("layout: job\n"))
  }

  @Test("choices of a list come with their counts and labels") func choices() throws {
    let session = try Session(Self.site, language: .french)
    session.press("ej<Enter>")
    #expect(session.screen.contains("CDI"))
    session.type("cdd")
    session.press("<Down><Enter>C-so")
    session.press("y")
    #expect(try session.text(of: "a.md").contains("type: CDD\n"))
  }

  @Test("fit every size and language", arguments: [(40, 12), (80, 24), (140, 40)]) func sizes(size: (Int, Int)) throws {
    for language in [Language.english, .french] {
      let session = try Session(Self.site, columns: size.0, rows: size.1, language: language)
      session.press("e")
      for keys in [
        "<Enter>", "<Esc>j<Enter>", "<Esc>jj<Enter>", "<Esc>j<Enter>", "<Esc>j<Enter>j", "<Enter>", "<Esc>x",
        "<Esc><Esc>a",
      ] {
        session.press(keys)
        #expect(session.lines.count == size.1)
        #expect(!session.screen.contains("\u{FFFD}"))
        #expect(session.lines[0].contains("a.md"))
      }
      #expect(session.screen.contains("求人"))
    }
  }
}
