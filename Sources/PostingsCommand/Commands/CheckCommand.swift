internal import ArgumentParser
internal import Postings
internal import SystemPackage

/// `postings check`: what is wrong with postings, each alone and beside the others.
struct CheckCommand: PlainCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: Speech.say("Find what is wrong with postings.", "Trouver ce qui ne va pas dans les offres."),
      discussion: Speech.say(
        """
        Found are front matter that cannot be read, values that readers take differently, impossible dates, unknown languages, \
        fields that nearly all others have, tags and other choices that are spelled in two ways, expired postings that are \
        still published, duplicate titles and slugs, and links to postings that are not there. The exit status is 1 when \
        anything is found.
        """,
        """
        Sont trouvés les en-têtes illisibles, les valeurs que les lecteurs comprennent différemment, les dates impossibles, les \
        langues inconnues, les champs que presque toutes les autres offres ont, les tags et autres choix écrits de deux façons, \
        les offres expirées encore publiées, les titres et slugs en double, et les liens vers des offres absentes. Le statut de \
        sortie est 1 dès que quelque chose est trouvé.
        """) + "\n\n" + Example.text("postings check _jobs --format github", "postings check _jobs --fix --write"))
  }

  @OptionGroup var input: InputOptions

  @Option(
    help: help(
      "The form of the report; github and gitlab are shown on a pull request.",
      "La forme du rapport ; github et gitlab s’affichent sur une pull request."))
  var format = ProblemFormat.text

  @Option(help: help("Leave out what is less grave.", "Laisser de côté ce qui est moins grave."))
  var severity = SeverityChoice.note

  @Flag(help: help("Print a patch of what is safe to mend.", "Afficher un patch de ce qui se répare sans risque."))
  var fix = false

  @Flag(help: help("With --fix: mend it.", "Avec --fix : réparer."))
  var write = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if write, !fix { throw ValidationError(Speech.say("--write goes with --fix", "--write va avec --fix")) }
  }

  func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
    do throws(PostingsError) {
      var run = CheckRun(try input.roots(), console)
      run.read()
      let findings = run.findings.filter { $0.problem.severity >= severity.severity }
      return run.status.worse(than: fix ? mend(findings, run.settings.roleMap, console) : report(findings, console))
    } catch {
      return console.error(error)
    }
  }

  private func report(_ findings: [CollectionCheck.Finding], _ console: Console) -> ExitStatus {
    var report = ProblemReport(format, language: console.language)
    for finding in findings { console.out.write(report.bytes(of: finding)) }
    console.out.write(report.tail)
    return findings.isEmpty ? .done : .refused
  }

  private func mend(_ findings: [CollectionCheck.Finding], _ roleMap: RoleMap, _ console: Console) -> ExitStatus {
    var changes: [FilePath: [PostingChange]] = [:]
    var files: [FilePath] = []
    var left = 0
    for finding in findings {
      guard let change = finding.problem.fix(roleMap: roleMap) else {
        left += 1
        continue
      }
      if changes[finding.path] == nil { files.append(finding.path) }
      changes[finding.path, default: []].append(change)
    }
    var writing = WritingOptions()
    writing.dryRun = !write
    writing.quiet = false
    let status = ChangeReport.run(
      ChangeRun(plans: changes.mapValues { ChangePlan($0) }, roleMap: roleMap), on: files, writing, console,
      label: "check --fix")
    if left > 0 { console.error(CommandSentence.problemsLeft(left).text(in: console.language)) }
    return left > 0 || (!write && !files.isEmpty) ? status.worse(than: .refused) : status
  }
}

enum SeverityChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case error
  case warning
  case note

  var severity: Problem.Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}

/// Reads postings with their bodies and looks at them together.
struct CheckRun {
  private let console: Console
  private let roots: [FilePath]
  let settings: CollectionSettings
  private var check: CollectionCheck
  private(set) var status = ExitStatus.done

  init(_ roots: [FilePath], _ console: Console) {
    self.console = console
    self.roots = roots
    settings = .forCommand(roots, console)
    check = CollectionCheck(roleMap: settings.roleMap)
  }

  private enum Read: Sendable {
    case posting(CheckedPosting)
    case failure(PostingsError, isRoot: Bool)
  }

  mutating func read() {
    var scan = settings.scan
    scan.readsBodies = true
    let (now, roleMap) = (console.now, settings.roleMap)
    scan.run(
      roots,
      transform: { items in
        items.map { item -> Read in
          switch item {
          case .posting(let posting): .posting(CheckedPosting(posting, roleMap: roleMap, now: now))
          case .failure(let error, let isRoot): .failure(error, isRoot: isRoot)
          }
        }
      },
      receive: { items in
        for item in items { take(item) }
        return true
      })
    if check.count == 0, status == .done {
      console.error(CommandSentence.nothingFound(isFiltered: false).text(in: console.language))
    }
  }

  private mutating func take(_ item: Read) {
    switch item {
    case .posting(let posting): check.add(posting)
    case .failure(let error, let isRoot):
      let told = console.error(error)
      status.note(isRoot ? told : .failed)
    }
  }

  var findings: [CollectionCheck.Finding] { check.findings() }
}
