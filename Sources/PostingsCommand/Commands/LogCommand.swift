internal import ArgumentParser
internal import Postings
internal import PostingsLanguage
internal import SystemPackage
internal import TerminalText

/// `postings log`: what was written, and when.
struct LogCommand: PlainCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "log",
      abstract: Speech.say(
        "Show what was written and when, the newest first.",
        "Montrer ce qui a été écrit et quand, le plus récent d’abord."),
      discussion: Example.text("postings log --format json"))
  }

  @Option(help: help("The form of the output.", "La forme de la sortie."))
  var format = TableOrJSON.table
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
    guard let journal = UndoJournal.standard else {
      throw CommandFailure(status: .refused, sentence: PostingsError.noStateFolder.sentence(in: console.language))
    }
    do throws(PostingsError) {
      let history = try journal.history()
      let groups = Array(history.groups.reversed())
      switch format {
      case .table: printTable(groups, console)
      case .json: printJSON(groups, console)
      }
      if history.damagedEntries > 0 {
        console.error(CommandSentence.damagedEntries(history.damagedEntries).text(in: console.language))
      }
      return .done
    } catch {
      return console.error(error)
    }
  }

  private func printTable(_ groups: [WriteGroup], _ console: Console) {
    var table = TextTable([
      TextTable.Column("when"), TextTable.Column("what"), TextTable.Column("files", isNumber: true),
      TextTable.Column("state"), TextTable.Column("file", isPath: true),
    ])
    for group in groups {
      table.append([
        UTCTime.text(group.time), group.title, String(group.paths.count),
        group.isUndone ? console.language("undone", "annulé") : "",
        group.paths.first.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "",
      ])
    }
    let width = console.width
    if !groups.isEmpty { console.out.write(console.paint(table.headings(width: width), "1") + "\n") }
    table.forEachLine(width: width) { console.out.write($0 + "\n") }
  }

  private func printJSON(_ groups: [WriteGroup], _ console: Console) {
    var json = JSONWriter(pretty: true)
    json.array { json in
      for group in groups {
        json.item { json in
          json.object { json in
            json.member("time") { $0.string(UTCTime.text(group.time)) }
            json.member("label") { $0.string(group.label) }
            json.member("kind") { $0.string(group.kind) }
            json.member("undone") { $0.flag(group.isUndone) }
            json.member("paths") { json in
              json.array { json in for path in group.paths { json.item { $0.string(path.bytes) } } }
            }
          }
        }
      }
    }
    console.out.write(json.bytes + [UInt8(ascii: "\n")])
  }
}

extension WriteGroup {
  fileprivate var kind: String {
    switch purpose {
    case .write: "write"
    case .undo: "undo"
    case .redo: "redo"
    case .recovery: "recovery"
    }
  }

  /// `undo of set`
  fileprivate var title: String { purpose == .write ? label : "\(kind): \(label)" }
}

/// A moment as RFC 3339 writes it, in UTC.
enum UTCTime {
  /// - Parameter nanoseconds: since 1970-01-01T00:00Z.
  static func text(_ nanoseconds: Int64) -> String {
    let seconds = Int(nanoseconds / 1_000_000_000)
    let day = Int((Double(seconds) / 86_400).rounded(.down))
    let rest = seconds - day * 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return PostingDate(day: day).dayText + "T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }
}
