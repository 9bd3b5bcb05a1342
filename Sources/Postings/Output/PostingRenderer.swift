public import PostingsLanguage
internal import TerminalText

/// The forms in which a list of postings is printed.
public enum ListFormat: String, Sendable, CaseIterable {
  /// Columns for people.
  case table
  /// One array, an object a line.
  case json
  /// An object a line, no array around them.
  case jsonl
  case csv
  case tsv
  /// Only the paths.
  case paths
}

/// Turns postings into the bytes of a list, one piece a posting, so that a list can be printed while it is read.
public struct PostingRenderer: Sendable {
  /// The form of the list.
  public var format: ListFormat
  /// Of a table, CSV or TSV; the other forms have none.
  public var columns: [PostingColumn]
  /// Seconds since 1970-01-01T00:00Z.
  public var now: Int
  /// The language of problems.
  public var language: Language
  /// After each path.
  public var pathTerminator = UInt8(ascii: "\n")
  /// Whether a terminal reads along, which must not be given the bytes of a path as they are.
  public var isForTerminal = false

  /// A renderer with these columns, else those that suit the form.
  public init(_ format: ListFormat, columns: [PostingColumn]? = nil, now: Int, language: Language = .english) {
    self.format = format
    self.columns = columns ?? (format == .table ? PostingColumn.forPeople : PostingColumn.forPrograms)
    self.now = now
    self.language = language
  }

  /// What stands before the first posting.
  public var head: [UInt8] {
    switch format {
    case .json: Array("[".utf8)
    case .csv: DelimitedText.csv.row(columns.map { cleaned(Array($0.name.utf8)) })
    case .tsv: DelimitedText.tsv.row(columns.map { cleaned(Array($0.name.utf8)) })
    case .table, .jsonl, .paths: []
    }
  }

  /// What stands between two postings.
  public var separator: [UInt8] { format == .json ? [UInt8(ascii: ",")] : [] }

  /// What stands after the last posting.
  public func tail(isEmpty: Bool) -> [UInt8] {
    format == .json ? Array((isEmpty ? "]\n" : "\n]\n").utf8) : []
  }

  /// One posting; for a table see ``cells(of:)``.
  public func bytes(of posting: Posting) -> [UInt8] {
    var bytes: [UInt8] = []
    append(posting, to: &bytes)
    return bytes
  }

  /// Several postings with ``separator`` between them; for a table see ``cells(of:)``.
  public func bytes(of postings: [Posting]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(postings.count * Self.usualLength)
    for posting in postings {
      if !bytes.isEmpty { bytes += separator }
      append(posting, to: &bytes)
    }
    return bytes
  }

  /// Of a posting as JSON, in bytes.
  private static let usualLength = 768

  private func append(_ posting: Posting, to bytes: inout [UInt8]) {
    switch format {
    case .json:
      bytes.append(UInt8(ascii: "\n"))
      appendJSON(posting, to: &bytes)
    case .jsonl:
      appendJSON(posting, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    case .csv: bytes += DelimitedText.csv.row(columns.map { cleaned($0.bytes(of: posting, now: now)) })
    case .tsv: bytes += DelimitedText.tsv.row(columns.map { cleaned($0.bytes(of: posting, now: now)) })
    case .paths:
      bytes += pathBytes(posting)
      bytes.append(pathTerminator)
    case .table: bytes += cells(of: posting).joined(separator: "\t").utf8
    }
  }

  /// The cells of a table’s row.
  public func cells(of posting: Posting) -> [String] {
    columns.map { column in
      let bytes = column.bytes(of: posting, now: now)
      if column.source == .date, posting.roles.date != nil { return String(decoding: bytes.prefix(10), as: UTF8.self) }
      return String(cleaning: bytes, for: .outputLine)
    }
  }

  /// An empty table with the headings.
  public var table: TextTable {
    TextTable(
      columns.map {
        TextTable.Column(
          $0.name.cleaned(for: .outputLine), isNumber: $0.source == .problems, isPath: $0.source == .path)
      })
  }

  /// The bytes go into the writer and come back, so that they are never copied.
  private func appendJSON(_ posting: Posting, to bytes: inout [UInt8]) {
    var written: [UInt8] = []
    swap(&written, &bytes)
    var json = JSONWriter(after: consume written)
    posting.write(to: &json, now: now, language: language)
    bytes = json.bytes
  }

  /// Line ends stay, since quoting keeps them in their cell.
  private func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    bytes.allSatisfy { $0 &- 0x20 < 0x5F } ? bytes : Array(String(cleaning: bytes, for: .output).utf8)
  }

  private func pathBytes(_ posting: Posting) -> [UInt8] {
    let bytes = posting.path.bytes
    return isForTerminal ? Array(String(cleaning: bytes, for: .outputLine).utf8) : bytes
  }
}
