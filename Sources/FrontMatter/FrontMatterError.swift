/// Why front matter cannot be read, or an edit cannot be made: where, what, and the way out.
public struct FrontMatterError: Error, Sendable, Hashable {
  /// What is wrong, as facts.
  public var reason: Reason
  /// Counted from 1, in lines that end with LF, CRLF or a lone CR; 0 when the error has no place.
  public var line: Int
  /// Counted from 1, in Unicode scalars; 0 when the error has no place.
  public var column: Int
  /// The line itself, without its end, as it stands in the file (not cleaned for a terminal).
  public var sourceLine: String

  /// An error, with its place when it has one.
  public init(_ reason: Reason, line: Int = 0, column: Int = 0, sourceLine: String = "") {
    self.reason = reason
    self.line = line
    self.column = column
    self.sourceLine = sourceLine
  }

  /// What can be wrong.
  public enum Reason: Sendable, Hashable {
    // Reading
    case neverClosed(fence: String)
    case missingSpaceAfterColon(key: String)
    case colonInPlainValue(key: String)
    case tab
    case unclosedQuote(Character)
    case unclosedBracket(Character)
    case reservedStart(Character)
    case conflictMarkers
    case badIndentation
    case unknownAlias(String)
    /// A line that is neither `key: value` nor part of the value above.
    case missingColon(String)
    /// Something stands behind the quote that closes a value.
    case textAfterQuote(Character)
    /// `tags: - a`
    case listOnKeyLine(key: String)
    /// A backslash in double quotes that opens no escape.
    case badEscape
    /// TOML: a line, or an entry of an inline table, without `=`.
    case missingEquals(String)
    /// TOML, JSON: nothing stands after the `=` or the colon.
    case missingValue(key: String)
    /// TOML, JSON: words that are no number, date, true or false, and stand without quotes.
    case unquotedText(String)
    /// TOML, JSON: two values, or two members, with no comma between.
    case missingComma
    /// TOML: a comma with nothing after it, where none may stand.
    case trailingComma
    /// TOML, JSON: something more stands behind a value, or behind the brace that ends the front matter.
    case textAfterValue
    /// TOML: a key of words or letters that need quotes, as it stands before the `=`.
    case keyNeedsQuotes(String)
    /// TOML: a key in three quotes.
    case multilineKey
    /// TOML: `[]`
    case namelessTable
    /// TOML: a day that no calendar has. YAML takes it for text, and warns.
    case impossibleDate(String)
    /// JSON: `/*` without its `*/`.
    case unclosedComment
    case tooManyAliases(limit: Int)
    /// A second `---` document inside the front matter.
    case anotherDocument
    case duplicateKey(String)
    case tooDeep(limit: Int)
    case tooLarge(limit: Int)
    case controlCharacter(UInt32)
    case notUTF8
    case unsupportedEncoding(ForeignEncoding)
    case notATable
    /// The parser's own words, when none of the causes above is known to be the one.
    case syntax(String)

    // Editing
    case noFrontMatter
    case brokenFrontMatter
    case noSuchField(FieldPath)
    case fieldExists(FieldPath)
    case notAList(FieldPath)
    case notATableAt(FieldPath)
    case indexOutOfRange(FieldPath, count: Int)
    /// What was asked cannot be spelled in this notation: null in TOML, say.
    case cannotSpell(String)
    case notOneValue(String)
    /// The result, read again, was not what was asked: nothing was changed.
    case checkFailed(FieldPath)
    /// The field is also read through an alias, which would read otherwise: its name, and where it stands.
    case readThroughAlias(FieldPath, name: String, at: FieldPath)
    /// The field is inside an alias, a merge key or a complex key: it can be edited as text only.
    case onlyAsText(FieldPath)
  }
}
