import Foundation
import PostingsTestSupport
import Testing

@testable import PostingsCommand

struct UsageTests {
  struct Case: CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var error: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  /// Every error is one line that says what to do.
  static let errors = [
    Case(
      arguments: ["list", "--forma", "json"], status: 64,
      error: "Unknown option '--forma'. Did you mean '--format'? See `postings list --help`."),
    Case(
      arguments: ["list", "--format", "xml"], status: 64,
      error:
        "The value 'xml' is invalid for '--format <format>'. Please provide one of the following: table, json, jsonl, csv, tsv, paths. See `postings list --help`."
    ),
    Case(
      arguments: ["list", "--sort", "date:up"], status: 64,
      error: "“date:up” is no sort order: write a field’s name, then :desc for the other way round."),
    Case(
      arguments: ["list", "--where", "type"], status: 64,
      error: "“type” is no condition: write KEY=VALUE, or KEY= for a field without a value."),
    Case(
      arguments: ["list", "--tag"], status: 64, error: "Missing value for '--tag <tag>'. See `postings list --help`."),
    Case(
      arguments: ["lsit", "jobs"], status: 64,
      error: "there is no file and no command “lsit”: did you mean `postings list`?"),
    Case(
      arguments: ["list", "--query", "is:nope"], status: 64,
      error: "“nope” is no state: draft, scheduled, live, expired, closed, broken or duplicate."),
    Case(arguments: ["list", "nope"], status: 66, error: "nope: there is no such file."),
    Case(arguments: ["show"], status: 64, error: "Missing expected argument '<file>'. See `postings show --help`."),
    Case(arguments: ["show", "jobs"], status: 66, error: "jobs is a folder, not a file."),
    Case(arguments: ["show", "a", "b"], status: 64, error: "Unexpected argument 'b'. See `postings show --help`."),
    Case(arguments: ["show", "nope"], status: 66, error: "nope: there is no such file."),
    Case(
      arguments: ["set", "title=x"], status: 64,
      error: "which file? Name one, or - for a list on standard input. See `postings set --help`."),
    Case(
      arguments: ["set", "jobs/a-stage.md"], status: 64,
      error: "what is to change? Write KEY=VALUE, or an option such as --add-tag. See `postings set --help`."),
    Case(
      arguments: ["set", "jobs/a-stage.md", "a..b=x"], status: 64,
      error:
        "“a..b” is no field: write title, author.name or missions[2].end, and quote a key that holds a dot or a blank."),
    Case(arguments: ["set", "nope.md", "title=x", "-q"], status: 66, error: "nope.md: there is no such file."),
    Case(
      arguments: ["set", "jobs/a-stage.md", "--unset", "nope", "-q"], status: 1,
      error: "jobs/a-stage.md: There is no field “nope”."),
    Case(
      arguments: ["set", "jobs/a-stage.md", "--add-tag", "a,b", "-q"], status: 1,
      error: "jobs/a-stage.md: The tag “a,b” holds a comma, which would make two tags of it in the text of “tag”."),
    Case(
      arguments: ["set", "jobs/a-stage.md", "title:=[a", "-q"], status: 1,
      error: "jobs/a-stage.md: “[a” is not just one value: put it in quotes if it is text."),
    Case(
      arguments: ["facets"], status: 64,
      error: "Missing expected argument '<path… key> ...'. See `postings facets --help`."),
    Case(
      arguments: ["completion", "csh"], status: 64,
      error:
        "The value 'csh' is invalid for '<shell>'. Please provide one of 'bash', 'zsh' or 'fish'. See `postings completion --help`."
    ),
    Case(
      arguments: ["--lang", "fr", "list", "--sort", "date:up"], status: 64,
      error: "« date:up » n’est pas un tri : écrivez le nom d’un champ, puis :desc pour l’ordre inverse."),
    Case(
      arguments: ["list", "--forma", "x", "--lang=fr"], status: 64,
      error: "Option inconnue : '--forma'. Vouliez-vous dire '--format'? Voir `postings list --help`."),
  ]

  @Test("an error is one line with the right status", arguments: errors)
  func error(_ example: Case) throws {
    let folder = try TestFolder.withJobs()
    let run = try folder.run(list: example.arguments)
    #expect(run.errors == "postings: \(example.error)\n")
    #expect(run.status == example.status)
    #expect(run.text == "")
  }

  @Test("every command has help with an example, in both languages")
  func help() throws {
    let folder = try TestFolder()
    let commands = [
      "list", "show", "set", "check", "facets", "tags", "tags rename", "tags merge", "fields", "completion", "open",
      "undo", "redo", "log",
    ]
    for command in [""] + commands {
      let words = command.split(separator: " ").map(String.init)
      let english = try folder.run(list: words + ["--help"])
      #expect(english.status == 0)
      #expect(english.errors == "")
      #expect(english.text.contains("Example:\n  postings"), Comment(rawValue: command))
      let french = try folder.run(list: words + ["--help", "--lang", "fr"])
      #expect(french.text.contains("Exemple :\n  postings"), Comment(rawValue: command))
      #expect(french.text.contains("UTILISATION : postings"))
    }
  }

  @Test("the language is that of LC_ALL, LC_MESSAGES or LANG, unless --lang says otherwise")
  func language() throws {
    let folder = try TestFolder()
    #expect(
      try folder.run("show", "x", environment: ["LANG": "fr_FR.UTF-8"]).errors
        == "postings: x : ce fichier n’existe pas.\n")
    #expect(
      try folder.run("show", "x", environment: ["LANG": "fr", "LC_ALL": "C"]).errors
        == "postings: x: there is no such file.\n")
    #expect(
      try folder.run("show", "x", "--lang", "en", environment: ["LANG": "fr"]).errors
        == "postings: x: there is no such file.\n")
  }

  @Test("--version")
  func version() throws {
    let run = try TestFolder().run("--version")
    #expect(run.text == "postings \(Root.version)\n")
    #expect(run.status == 0)
  }

  @Test("the manual pages in Resources are those that the commands make", arguments: ["en", "fr"])
  func manual(_ language: String) throws {
    let folder = try TestFolder()
    let run = try folder.run("manual", "--lang", language)
    #expect(run.errors == "")
    let page = CorpusLocation.projectRoot + "/Resources/man/\(language == "en" ? "" : language + "/")postings.1"
    let isCurrent = run.output == FileManager.default.contents(atPath: page)
    #expect(isCurrent, "run: postings manual --lang \(language) > \(page)")
    for name in Root.commandNames where name != "manual" {
      #expect(run.text.contains(".SS \(name)\n"), Comment(rawValue: name))
    }
  }

  @Test("without a posting in the current folder the samples are listed, and that is said")
  func samples() throws {
    let folder = try TestFolder()
    let run = try folder.run()
    #expect(run.status == 0)
    #expect(run.errors == "postings: no posting in this folder, so these are the samples that come with the program.\n")
    #expect(run.text.contains("sample-postings/stage-affaires-publiques.md"))
    try folder.write("a.md", "---\ntitle: mine\n---\n")
    #expect(try folder.run().lines.count == 2)
  }
}

extension TestFolder {
  func run(list arguments: [String]) throws -> CommandRun { try run(bytes: arguments.map { Array($0.utf8) }) }
}
