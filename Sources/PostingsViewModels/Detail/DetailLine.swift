public import MarkdownLayout
public import Postings

/// One line of a posting as it is read, before anything is known of colours.
public enum DetailLine: Sendable, Equatable {
  /// A field's name, empty on the lines that go on with its value.
  case field(name: String, text: String, FieldTone)
  case problem(Problem.Severity, String)
  /// Between the fields and the body.
  case separator
  case body(MarkdownLine)
  case plain(String)
  case blank

  public enum FieldTone: Sendable, Equatable {
    case title
    case tags
    case plain
    /// Empty, null: words of ours, not of the file.
    case absent
  }

  /// What finding looks through.
  var text: String {
    switch self {
    case .field(_, let text, _), .problem(_, let text), .plain(let text): text
    case .body(let line): line.text
    case .separator, .blank: ""
    }
  }
}
