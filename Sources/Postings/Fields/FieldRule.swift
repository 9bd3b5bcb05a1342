public import FrontMatter

/// What a list of fields says of one: settings of the collection or a CMS's own.
public struct FieldRule: Sendable, Equatable {
  /// Nil: learned from the collection.
  public var type: FieldType?
  /// What people call the field.
  public var label: String?
  /// What it is for, in a sentence.
  public var hint: String?
  /// The values to choose from; none: those in use.
  public var choices: [Choice] = []
  /// Whether a posting without it, or with an empty one, is complained about.
  public var isRequired = false
  /// Not shown by the CMS that the list is of.
  public var isHidden = false
  /// What a new field begins with.
  public var initial: FieldValue?
  /// The lower bound of a number, as written.
  public var least: String?
  /// The upper bound of a number, as written.
  public var most: String?
  /// Of text, in characters.
  public var longest: Int?

  /// A value with the words that people know it by.
  public struct Choice: Sendable, Hashable {
    /// What is written into the file.
    public var value: String
    /// Nil: the value itself.
    public var label: String?

    /// A value, with a label when people know it by another word.
    public init(_ value: String, label: String? = nil) {
      self.value = value
      self.label = label
    }
  }

  /// Says nothing.
  public init() {}

  /// What the other one says goes before.
  func overruled(by other: FieldRule) -> FieldRule {
    var rule = self
    rule.type = other.type ?? type
    rule.label = other.label ?? label
    rule.hint = other.hint ?? hint
    if !other.choices.isEmpty { rule.choices = other.choices }
    rule.isRequired = other.isRequired || isRequired
    rule.isHidden = other.isHidden || isHidden
    rule.initial = other.initial ?? initial
    rule.least = other.least ?? least
    rule.most = other.most ?? most
    rule.longest = other.longest ?? longest
    return rule
  }
}
