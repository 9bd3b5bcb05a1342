import Foundation
import Testing

struct SetCommandTests {
  @Test("one field changes, and nothing else in the file")
  func oneField() throws {
    let folder = try TestFolder.withJobs()
    let run = try folder.run("set", "jobs/a-stage.md", "title=Stage 12 mois: Paris")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.text == "1 changed.\n")
    #expect(
      try folder.read("jobs/a-stage.md")
        == TestFolder.stage.replacingOccurrences(
          of: "title: Stage 6 mois, affaires publiques\n", with: "title: 'Stage 12 mois: Paris'\n"))
  }

  struct Case: CustomTestStringConvertible {
    var name: String
    var arguments: String
    var from: String
    var to: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "a boolean stays one", arguments: "published=false", from: "published: true", to: "published: false"),
    Case(
      name: "what is no boolean becomes text", arguments: "published=maybe", from: "published: true",
      to: "published: maybe"),
    Case(
      name: "a tag joins a comma string", arguments: "--add-tag Stage", from: "Civic Tech\n", to: "Civic Tech, Stage\n"),
    Case(
      name: "a tag that is there stays alone", arguments: "--add-tag 'civic tech' type=CDD", from: "type:\n",
      to: "type: CDD\n"),
    Case(
      name: "a tag leaves a comma string", arguments: "--remove-tag 'affaires publiques'",
      from: ", Affaires publiques ,", to: ","),
    Case(name: "a field goes", arguments: "--unset locale", from: "locale: fr\n", to: ""),
    Case(name: "a key is renamed", arguments: "--rename locale=lang", from: "locale: fr", to: "lang: fr"),
    Case(name: "renamed, then set", arguments: "--rename locale=lang lang=en", from: "locale: fr", to: "lang: en"),
    Case(
      name: "a literal is spelled as written", arguments: "'locale:=\"fr\"'", from: "locale: fr", to: "locale: \"fr\""),
    Case(name: "an equals sign in the value", arguments: "locale=a=b", from: "locale: fr", to: "locale: a=b"),
    Case(
      name: "a condition that holds", arguments: "locale=en --if published=true", from: "locale: fr", to: "locale: en"),
  ]

  @Test("changes", arguments: cases)
  func change(_ example: Case) throws {
    let folder = try TestFolder.withJobs()
    let run = try folder.shell("\"$POSTINGS\" set jobs/a-stage.md \(example.arguments)")
    #expect(run.status == 0, Comment(rawValue: run.errors))
    #expect(
      try folder.read("jobs/a-stage.md") == TestFolder.stage.replacingOccurrences(of: example.from, with: example.to))
  }

  @Test("a condition that does not hold leaves the file alone")
  func conditionNotMet() throws {
    let folder = try TestFolder.withJobs()
    let run = try folder.run("set", "jobs/a-stage.md", "locale=en", "--if", "published=false")
    #expect(run.status == 0)
    #expect(run.text == "0 changed, 1 left alone, where a condition does not hold.\n")
    #expect(try folder.read("jobs/a-stage.md") == TestFolder.stage)
  }

  @Test("a new field goes where the neighbours have it, a first tag takes their form")
  func neighbours() throws {
    let folder = try TestFolder.withJobs()
    try folder.write("jobs/d.md", "---\ntitle: New\ndate: 2020-01-01\n---\n")
    #expect(try folder.run("set", "jobs/d.md", "locale=fr", "--add-tag", "One").status == 0)
    let text = try folder.read("jobs/d.md")
    #expect(text.contains("title: New\n"))
    #expect(text.contains("locale: fr\ndate: 2020-01-01\n"))
    #expect(text.contains("tags:"))
  }

  @Test("--dry-run writes nothing, and git apply does what set would have done")
  func dryRun() throws {
    let folder = try TestFolder.withJobs()
    try folder.write("jobs/été \"x\".md", Data("\u{FEFF}---\r\ntitle: A\r\n---\r\nno end".utf8))
    let files = "jobs/a-stage.md jobs/b-developer.md 'jobs/été \"x\".md'"
    let script = """
      set -e
      git init -q .
      "$POSTINGS" set \(files) title='Hé: #1' --add-tag New --dry-run > patch
      cp -r jobs before
      git apply patch
      mv jobs applied; mv before jobs
      "$POSTINGS" set \(files) title='Hé: #1' --add-tag New
      diff -r jobs applied
      """
    let run = try folder.shell(script)
    #expect(run.status == 0, Comment(rawValue: run.errors + run.text))
    #expect(run.errors == "postings: 3 would change.\n")
  }

  static let notations = [
    "a.md": "---\ntitle: A # why\ntags: [x, y]\nauthor:\n  name: 'N'\n---\nBody\n",
    "b.md": "+++\r\ntitle = \"A\" # why\r\ntags = [\"x\", \"y\"]\r\n[author]\r\nname = 'N'\r\n+++\r\nBody",
    "c.md": "{\n  \"title\": \"A\",\n  \"tags\": [\"x\", \"y\"],\n  \"author\": {\"name\": \"N\"}\n}\nBody\n",
    "d.md": ";;;\n{\"title\": \"A\", \"tags\": [\"x\", \"y\"], \"author\": {\"name\": \"N\"}}\n;;;\nBody\n",
    "e.json": "{\"title\": \"A\", \"tags\": [\"x\", \"y\"], \"author\": {\"name\": \"N\"}}",
  ]

  @Test("the patch of a dry run is what set does, in YAML, TOML and JSON", arguments: notations.keys.sorted())
  func dryRunOfNotation(_ name: String) throws {
    let folder = try TestFolder()
    try folder.write("posts/\(name)", Data(Self.notations[name]!.utf8))
    let several = "title='Hé: \"1\" #2' author.name=M --add-tag New --remove-tag x new=1"
    for change in [several, "--unset author", "--rename title=name"] {
      let run = try folder.shell(
        """
        set -e
        rm -rf .git before applied
        git init -q .
        git config core.autocrlf false
        "$POSTINGS" set posts/\(name) \(change) --dry-run > patch
        cp -r posts before
        git apply --whitespace=nowarn patch
        mv posts applied; mv before posts
        "$POSTINGS" set posts/\(name) \(change) -q
        diff -r posts applied
        """)
      #expect(run.status == 0, Comment(rawValue: change + run.errors + run.text))
      #expect(run.errors == "postings: 1 would change.\n")
    }
  }

  @Test("a missing file is no input when there is no other, and one refused file among several")
  func missing() throws {
    let folder = try TestFolder.withJobs()
    let alone = try folder.run("set", "no.md", "locale=de", "-q")
    #expect(alone.status == 66)
    let both = try folder.run("set", "no.md", "nor.md", "locale=de", "-q")
    #expect(both.status == 66)
    #expect(both.errors == "postings: no.md: there is no such file.\npostings: nor.md: there is no such file.\n")
    let several = try folder.run("set", "no.md", "jobs/a-stage.md", "locale=de", "-q")
    #expect(several.status == 1)
    #expect(several.errors == "postings: no.md: there is no such file.\n")
    #expect(try folder.read("jobs/a-stage.md").contains("locale: de"))
  }

  @Test("each file is done or refused by itself, all are reported")
  func several() throws {
    let folder = try TestFolder.withJobs()
    try folder.write("broken.md", "---\ntitle: \"x\n---\n")
    let run = try folder.run(
      "set", "missing.md", "broken.md", "jobs", "jobs/notes.txt", "jobs/a-stage.md", "jobs/b-developer.md", "locale=de")
    #expect(run.status == 1)
    #expect(run.text == "2 changed, 4 refused.\n")
    #expect(run.errors.split(separator: "\n").map { $0.hasPrefix("postings: ") } == [true, true, true, true])
    #expect(try folder.read("jobs/a-stage.md").contains("locale: de"))
    #expect(try folder.read("jobs/b-developer.md").contains("locale: de"))
    #expect(try folder.read("broken.md") == "---\ntitle: \"x\n---\n")
  }

  @Test("a change that cannot be made undoes the ones before it in the same file")
  func whole() throws {
    let folder = try TestFolder.withJobs()
    let run = try folder.run("set", "jobs/b-developer.md", "title=x", "tags=y")
    #expect(run.status == 1)
    #expect(run.errors.contains("“tags” is a list"))
    #expect(try folder.read("jobs/b-developer.md") == TestFolder.developer)
  }

  @Test("a file that is set to what it is is not written")
  func unchanged() throws {
    let folder = try TestFolder.withJobs()
    let run = try folder.shell(
      "touch -d 2001-01-01 jobs/a-stage.md; \"$POSTINGS\" set jobs/a-stage.md locale=fr; stat -c %Y jobs/a-stage.md")
    #expect(run.lines == ["0 changed, 1 already so.", "978307200"])
  }

  @Test("files come from standard input, one a line or NUL-separated")
  func standardInput() throws {
    let folder = try TestFolder.withJobs()
    let run = try folder.shell(
      "\"$POSTINGS\" list --locale en --format paths -0 | \"$POSTINGS\" set - -0 type=Freelance")
    #expect(run.text == "2 changed.\n")
    #expect(
      try folder.run("set", "-", "type=CDI", input: "jobs/a-stage.md\n\njobs/b-developer.md\n").text == "2 changed.\n")
  }

  @Test("--create gives a file front matter before its unchanged text, else it is refused")
  func create() throws {
    let folder = try TestFolder()
    try folder.write("n.md", Data("\u{FEFF}Hello\r\nyou".utf8))
    let refused = try folder.run("set", "n.md", "title=A")
    #expect(refused.status == 1)
    #expect(refused.errors == "postings: n.md: The file has no front matter: add it in a text editor first.\n")
    #expect(try folder.run("set", "n.md", "title=A", "draft=true", "--create").status == 0)
    #expect(
      try Data(contentsOf: folder.path("n.md"))
        == Data("\u{FEFF}---\r\ntitle: A\r\ndraft: true\r\n---\r\nHello\r\nyou".utf8))
  }

  @Test("an argument with a slash before its first = is a file; -- ends the options")
  func names() throws {
    let folder = try TestFolder()
    for name in ["a=b.md", "-x.md", "d/k=v.md"] { try folder.write(name, "---\ntitle: a\n---\n") }
    #expect(try folder.run("set", "./a=b.md", "d/k=v.md", "title=b", "--", "-x.md").text == "3 changed.\n")
    #expect(try folder.run("set", "a=b.md", "title=c").status == 64)
  }

  @Test("thirty-six sets of one file at once: each that says done is in the file")
  func concurrent() throws {
    let folder = try TestFolder()
    try folder.write("a.md", "---\ntitle: a\n---\n")
    let run = try folder.shell("for i in $(seq 36); do \"$POSTINGS\" set a.md k$i=v$i & done; wait")
    #expect(run.errors == "")
    let text = try folder.read("a.md")
    for i in 1...36 { #expect(text.contains("k\(i): v\(i)\n")) }
  }

  @Test("when standard output fails after the save, the file is written and that is said")
  func fullOutput() throws {
    let folder = try TestFolder.withJobs()
    let run = try folder.shell("\"$POSTINGS\" set jobs/a-stage.md jobs/c-draft.md locale=de > /dev/full")
    #expect(run.status == 74)
    #expect(
      run.errors
        == "postings: standard output cannot be written: the disk is full. The files were written all the same: 2 changed.\n"
    )
    #expect(try folder.read("jobs/a-stage.md") == TestFolder.stage.replacing("locale: fr", with: "locale: de"))
    let undo = try folder.shell("\"$POSTINGS\" undo > /dev/full")
    #expect(undo.status == 74)
    #expect(undo.errors.hasSuffix("The files were written all the same: 2 of them.\n"))
    #expect(try folder.read("jobs/a-stage.md") == TestFolder.stage)
    let closed = try folder.shell("\"$POSTINGS\" set jobs/a-stage.md locale=de | true; echo ${PIPESTATUS[0]}")
    #expect(closed.errors == "")
    #expect(try folder.read("jobs/a-stage.md").contains("locale: de"))
  }

  @Test("temporary files that a kill left beside the files are gone after the next command that writes")
  func litter() throws {
    let folder = try TestFolder.withJobs()
    let name = ".a-stage.md.postings-0123456789abcdef.tmp"
    try folder.write("jobs/\(name)", "half")
    try folder.write("jobs/.mine.tmp", "not ours")
    let fresh = try folder.run("set", "jobs/a-stage.md", "locale=de", "-q")
    #expect(fresh.status == 0)
    #expect(FileManager.default.fileExists(atPath: folder.path("jobs/\(name)").path), "it may be in use")
    Thread.sleep(forTimeInterval: 2.1)
    // A dry run touches nothing.
    try folder.run("set", "jobs/a-stage.md", "locale=nl", "--dry-run")
    #expect(FileManager.default.fileExists(atPath: folder.path("jobs/\(name)").path))
    try folder.write("link.md", "---\n---\n")
    let linked = try folder.shell("ln -sf jobs/a-stage.md link.md; \"$POSTINGS\" set link.md locale=nl -q")
    #expect(linked.status == 0)
    #expect(!FileManager.default.fileExists(atPath: folder.path("jobs/\(name)").path))
    #expect(try folder.read("jobs/.mine.tmp") == "not ours")
    #expect(try folder.read("jobs/a-stage.md").contains("locale: nl"))
  }
}
