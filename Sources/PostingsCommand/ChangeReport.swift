internal import Postings
internal import PostingsLanguage
internal import SystemPackage
internal import TerminalText

/// Makes changes in files and tells what became of each.
struct ChangeReport {
  private let console: Console
  private let writing: WritingOptions
  private var progress: ProgressLine
  private let total: Int
  private var counts = ChangeCounts()
  private var status = ExitStatus.done
  /// Files that could not even be opened.
  private var missing = 0

  /// - Parameter label: what the journal calls it.
  static func run(
    _ run: ChangeRun, on files: [FilePath], _ writing: WritingOptions, _ console: Console, label: String
  ) -> ExitStatus {
    var run = run
    run.isDryRun = writing.dryRun
    let files = distinct(files)
    var report = ChangeReport(console, writing, total: files.count)
    let journal = UndoJournal.standard
    if !writing.dryRun {
      if journal == nil { console.error(PostingsError.noStateFolder.sentence(in: console.language)) }
      Tidying.run(before: files, journal: journal, console)
    }
    let group = journal?.group(label)
    run.run(files) { (writes) throws(PostingsError) in
      try group?.record(writes)
    } report: { file, outcome in
      report.take(file, outcome)
      return !(writing.dryRun && console.out.isBroken)
    }
    return report.finish()
  }

  private init(_ console: Console, _ writing: WritingOptions, total: Int) {
    self.console = console
    self.writing = writing
    self.total = total
    progress = ProgressLine(total: total, isShown: !writing.quiet)
  }

  /// Each file once, however often it was named.
  private static func distinct(_ files: [FilePath]) -> [FilePath] {
    var seen: Set<FilePath> = []
    return files.filter { seen.insert($0).inserted }
  }

  private mutating func take(_ file: FilePath, _ outcome: ChangeRun.Outcome) {
    switch outcome {
    case .changed(let old, let new):
      counts.changed += 1
      if writing.dryRun { console.writeDiff(of: file, from: old.bytes, to: new) }
    case .unchanged: counts.unchanged += 1
    case .conditionNotMet: counts.leftAlone += 1
    case .refused(let error):
      counts.refused += 1
      complain(String(decoding: file.bytes, as: UTF8.self) + ": " + error.sentence(in: console.language))
      status.note(.refused)
    case .failed(let error):
      counts.refused += 1
      complain(error.sentence(in: console.language))
      if ExitStatus(error) == .noInput { missing += 1 } else { status.note(ExitStatus(error)) }
    }
    progress.advance()
  }

  private func complain(_ sentence: String) {
    progress.clear()
    console.error(sentence)
  }

  private func finish() -> ExitStatus {
    progress.clear()
    if !writing.quiet {
      let summary = counts.sentence(isDryRun: writing.dryRun, in: console.language)
      // The patch stays alone on standard output.
      if writing.dryRun { console.error(summary) } else { console.printResult(summary) }
    }
    // One of several that is missing is refused like any other that is not done; no input at all is something else.
    return missing == 0 ? status : status.worse(than: missing == total ? .noInput : .refused)
  }
}

/// How many files went which way.
struct ChangeCounts: Sendable, Equatable {
  var changed = 0
  var unchanged = 0
  var leftAlone = 0
  var refused = 0

  /// `12 changed, 3 already so, 1 left alone, 1 refused.`
  func sentence(isDryRun: Bool, in language: Language) -> String {
    let isMany = changed > 1 ? "s" : ""
    var parts = [
      isDryRun
        ? language("\(changed) would change", changed > 1 ? "\(changed) changeraient" : "\(changed) changerait")
        : language("\(changed) changed", "\(changed) modifiée\(isMany)")
    ]
    if unchanged > 0 { parts.append(language("\(unchanged) already so", "\(unchanged) déjà ainsi")) }
    if leftAlone > 0 {
      parts.append(
        language(
          "\(leftAlone) left alone, where a condition does not hold",
          "\(leftAlone) laissée\(leftAlone > 1 ? "s" : ""), faute de remplir une condition"))
    }
    if refused > 0 { parts.append(language("\(refused) refused", "\(refused) refusée\(refused > 1 ? "s" : "")")) }
    return parts.joined(separator: language(", ", ", ")) + "."
  }
}
