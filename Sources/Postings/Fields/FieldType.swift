public import FrontMatter

/// What a field holds, and so how it is read, checked and edited. The raw values are the words of `.postings.yml`.
public enum FieldType: String, Sendable, Hashable, CaseIterable {
  case text
  /// Text of several lines.
  case longText = "long-text"
  case number
  case flag = "boolean"
  /// A day without a time.
  case day = "date"
  /// A day with a time.
  case moment = "datetime"
  /// One of a few values; others may be typed.
  case choice
  case tags
  case list
  case table
  case url
  case email
  /// A path within the site.
  case file
  /// Another posting, by the name of its file.
  case reference

  /// Whether its values are days, with or without a time.
  public var isDate: Bool { self == .day || self == .moment }

  /// How it is recognised, read, checked and edited.
  public var behavior: FieldBehavior {
    switch self {
    case .text: .text
    case .longText: .longText
    case .number: .number
    case .flag: .flag
    case .day: .day
    case .moment: .moment
    case .choice: .choice
    case .tags: .tags
    case .list: .list
    case .table: .table
    case .url: .url
    case .email: .email
    case .file: .file
    case .reference: .reference
    }
  }

  /// The type that text typed into an unknown field has by its look: a number, a boolean, a date, else text.
  public static func guess(_ typed: String) -> FieldType {
    [.flag, .number, .day, .moment].first { $0.behavior.read(typed) != nil } ?? .text
  }

  /// The type that a single value has by itself; nil for text and for what is absent.
  public init?(of value: FieldValue) {
    switch value {
    case .flag: self = .flag
    case .number: self = .number
    case .date(let text): self = PostingDate(text)?.secondOfDay == nil ? .day : .moment
    case .table: self = .table
    case .list: self = .list
    case .text(let text) where text.utf8.contains(UInt8(ascii: "\n")): self = .longText
    case .text, .empty, .null: return nil
    }
  }
}
