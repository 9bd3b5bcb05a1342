internal import Postings
internal import SystemPackage
internal import TerminalText

/// What is taken along to other programs.
extension AppViewModel {
  mutating func copy(_ command: Command) -> [Effect] {
    guard let text = textToCopy(command) else { return [] }
    status = .clipped(text)
    return [.copy(text)]
  }

  private func textToCopy(_ command: Command) -> String? {
    switch command {
    case .copyQuery: listCommandLine
    case .copyPath: list.selectedRow.map { collection.table.path($0).string }
    case .copyTitle:
      list.selectedRow.map {
        (collection.table.title($0) ?? collection.table.path($0).lastComponent?.string ?? "").cleaned()
      }
    default: nil
    }
  }

  /// The plain command that prints what the list shows, for a shell.
  public var listCommandLine: String {
    var words = ["postings", "list"] + collection.roots.map { $0.isEmpty ? "." : $0.string }
    if !list.queryText.isEmpty { words += ["--query", list.queryText] }
    if !list.isRanked { for key in collection.order.sort.keys { words += ["--sort", key.text] } }
    if let columns = list.arrangement.columns { words += ["--columns", columns.map(\.name).joined(separator: ",")] }
    return words.map(ShellWord.quoted).joined(separator: " ")
  }
}

/// Words as a POSIX shell reads them.
enum ShellWord {
  /// The word itself where no sign in it means something to a shell, else between single quotes.
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_./,:@%+".unicodeScalars.contains(scalar)
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
