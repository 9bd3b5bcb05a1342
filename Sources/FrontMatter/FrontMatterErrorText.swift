/// The sentence a person reads: what is wrong, and what to do about it.
extension FrontMatterError: CustomStringConvertible {
  /// One sentence: what is wrong, and what to do about it.
  public var description: String { reason.description }

  /// The line that the error is on with a caret below the place, for a terminal or a log; nil when it has no place.
  ///
  /// ```
  /// 3 | title: Baker: night shift
  ///   |             ^
  /// ```
  ///
  /// - Parameter width: Longer lines are cut around the place to so many Unicode scalars. The text is as it stands in
  ///   the file: controls are replaced by U+FFFD, and nothing else is cleaned.
  public func excerpt(width: Int = 100) -> String? {
    guard line > 0 else { return nil }
    let scalars = Array(sourceLine.unicodeScalars)
    let place = min(max(0, column - 1), scalars.count)
    let start = place > width - 20 ? place - width / 2 : 0
    let end = min(scalars.count, start + width)
    var shown = String.UnicodeScalarView()
    for scalar in scalars[min(start, end)..<end] {
      shown.append(scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar)
    }
    let gutter = String(repeating: " ", count: "\(line)".utf8.count)
    let before = String(repeating: " ", count: max(0, place - start))
    return "\(line) | \(String(shown))\n\(gutter) | \(before)^"
  }
}

extension FrontMatterError.Reason: CustomStringConvertible {
  /// One sentence: what is wrong, and what to do about it.
  public var description: String {
    switch self {
    // The front matter as a whole
    case .neverClosed(let fence): "The front matter is never closed: add a line of \(fence) after its last field."
    case .conflictMarkers:
      "Git left conflict markers here: keep one of the two versions and delete the lines of <<<<<<<, ======= and >>>>>>>."
    case .tooDeep(let limit): "Values are nested more than \(limit) levels deep: flatten them."
    case .tooLarge(let limit): "The front matter is larger than \(limit >> 20) MB: move text into the body."
    case .controlCharacter(let code):
      "The control character \(Self.name(ofControl: code)) cannot stand here: delete it."
    case .notUTF8: "These bytes are not UTF-8 text: save the file as UTF-8."
    case .unsupportedEncoding(let what): "The file has \(what): save it as UTF-8 text with Unix or Windows line ends."
    case .notATable: "The front matter is not a list of fields: write one “key: value” a line."
    case .anotherDocument:
      "A second YAML document begins here: delete the line, or close the front matter with --- alone."
    case .tooManyAliases(let limit): "The aliases stand for more than \(limit) values: write the values out."

    // One line of it
    case .missingSpaceAfterColon(let key): "Put a space after the colon of “\(key)”."
    case .colonInPlainValue(let key): "The value of “\(key)” holds a colon and a space: put the whole value in quotes."
    case .missingColon(let text):
      "“\(text)” is no field: write “key: value”, or indent the line if it belongs to the value above."
    case .missingEquals(let text): "“\(text)” is no field: write “key = value”."
    case .missingValue(let key): "Nothing stands after “\(key)”: give it a value, or delete the line."
    case .unquotedText(let text): "“\(text)” is no number, no date, and not true or false: put text in double quotes."
    case .tab: "A tab cannot indent or begin a value: use spaces."
    case .unclosedQuote(let quote): "The quote \(quote) is never closed: add \(quote) at the end of the value."
    case .textAfterQuote(let quote):
      "Text stands behind the closing quote \(quote): put the quote at the end, and write \(quote == "'" ? "''" : "\\\"") for one within."
    case .unclosedBracket(let bracket):
      "The bracket \(bracket) is never closed: add \(bracket == "[" ? "]" : "}"), or a comma that is missing."
    case .missingComma: "A comma is missing here: put one before what follows."
    case .trailingComma: "Nothing follows this comma: delete it."
    case .textAfterValue: "Something stands behind the value: delete it, or put the whole value in quotes."
    case .keyNeedsQuotes(let key): "The key “\(key)” needs quotes: write \"\(key)\"."
    case .multilineKey: "A key stands in one pair of quotes, not in three: delete the others."
    case .namelessTable: "A table needs a name: write it between the brackets."
    case .impossibleDate(let day): "There is no such day as \(day): correct the date."
    case .unclosedComment: "A comment that opens with /* is never closed: add */ at its end."
    case .reservedStart(let mark):
      "A value cannot begin with \(mark) unless it is in quotes: put the whole value in quotes."
    case .badIndentation: "This line is indented otherwise than the lines it belongs to: line it up with them."
    case .listOnKeyLine(let key):
      "The list of “\(key)” begins on the line of its key: put each “- item” on a line of its own."
    case .badEscape: "A backslash in double quotes begins an escape: write \\\\ for a backslash, or use single quotes."
    case .unknownAlias(let name): "*\(name) names no value above: write the value out, or mark it with &\(name)."
    case .duplicateKey(let key): "The key “\(key)” stands twice: delete one of them."
    case .syntax(let words): "The parser says: \(words)."

    // An edit that was refused
    case .noFrontMatter: "The file has no front matter: add it in a text editor first."
    case .brokenFrontMatter: "The front matter cannot be read: correct it as text first."
    case .noSuchField(let path): "There is no field “\(path)”."
    case .fieldExists(let path) where path.isEmpty: "The file has front matter already."
    case .fieldExists(let path): "The field “\(path)” exists already: set it, or choose another name."
    case .notAList(let path): "“\(path)” is no list: turn it into one first."
    case .notATableAt(let path):
      path.isEmpty ? "The front matter has no fields." : "“\(path)” holds a single value and no fields."
    case .indexOutOfRange(let path, let count):
      "“\(path)” has \(count) \(count == 1 ? "item" : "items"): choose an index from 0 on."
    case .cannotSpell(let what): "“\(what)” cannot be written in this place: choose another value."
    case .notOneValue(let literal): "“\(literal)” is not just one value: put it in quotes if it is text."
    case .checkFailed(let path):
      "Setting “\(path)” would change more than it: nothing was changed, edit the front matter as text."
    case .readThroughAlias(let path, let name, let place):
      "“\(path)” is also read through *\(name) in “\(place)”: write that value out first, or edit the front matter as text."
    case .onlyAsText(let path): "“\(path)” is written in a way that can only be edited as text."
    }
  }

  /// `U+0007`: how Unicode names a character that cannot be shown.
  public static func name(ofControl code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
