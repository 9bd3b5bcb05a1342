extension FrontMatterWarning {
  /// What a reader takes an unquoted value for.
  public enum Reading: Sendable, Hashable {
    /// The bytes as they are.
    case text(String)
    case flag(Bool)
    case null
    /// As a person writes it in base ten.
    case number(String)
    /// What digits behind a zero are worth in base eight.
    case octal(String)
    /// `12:30` counts minutes or seconds by YAML 1.1 and PyYAML, and seconds of a time of day to Jekyll.
    case sexagesimal(jekyll: String, others: String)
    /// A number in base 60 that no one would call by its value.
    case inBase60
    /// `=`: the value of its table where one is asked for.
    case defaultValue
  }
}

extension FrontMatterWarning.Reading: CustomStringConvertible {
  /// In an English sentence: `the number 42`.
  public var description: String {
    switch self {
    case .text(let text): "the text “\(text)”"
    case .flag(let flag): flag ? "true" : "false"
    case .null: "null"
    case .number(let number): "the number \(number)"
    case .octal(let number): "\(number) (octal)"
    case .sexagesimal(let jekyll, let others): "the number \(jekyll) (\(others) to PyYAML)"
    case .inBase60: "a number in base 60"
    case .defaultValue: "a default value"
    }
  }
}
