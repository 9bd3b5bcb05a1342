public import FrontMatter

/// All that is known of the fields of one posting: what lists say, what the other postings show, and the roles of keys.
public struct FieldKnowledge: Sendable {
  /// What the other postings show.
  public var habits: FieldHabits
  /// What lists say.
  public var rules: FieldRules
  /// Which keys carry title, date, tags …
  public var roleMap: RoleMap

  /// Nothing is known, or this.
  public init(habits: FieldHabits = FieldHabits(), rules: FieldRules = FieldRules(), roleMap: RoleMap = RoleMap()) {
    self.habits = habits
    self.rules = rules
    self.roleMap = roleMap
  }

  /// The type of a field that holds a value, or would hold one.
  ///
  /// - Parameter name: dotted, without indexes.
  public func type(of value: FieldValue?, named name: String) -> FieldType {
    let role = roleMap.role(ofKey: name)?.role
    if case .list? = value { return role == .tags ? .tags : .list }
    if case .table? = value { return .table }
    let text = value?.singleText ?? ""
    if let ruled = rules[name].type { return ruled.fits(value) ? ruled : value.flatMap { FieldType(of: $0) } ?? .text }
    if let own = value.flatMap({ FieldType(of: $0) }) { return own }
    switch role {
    case .tags: return .tags
    case .locale, .type: return .choice
    case .date, .expiry:
      return PostingDate(text)?.secondOfDay == nil && habits.type(of: name) != .moment ? .day : .moment
    case .state where text.isEmpty || TypedText.flag(text) != nil: return .flag
    default: break
    }
    if !rules[name].choices.isEmpty { return .choice }
    guard let habit = habits.type(of: name) else { return .text }
    return habit.fits(value) ? habit : .text
  }

  /// Whether nothing at all is known of a name: what is typed there goes by its look.
  public func isUnknown(_ name: String) -> Bool {
    rules[name].type == nil && roleMap.role(ofKey: name) == nil && habits.type(of: name) == nil
  }

  /// Typed text as the value of a new field.
  public func value(of text: String, named name: String) -> FieldValue {
    let type = isUnknown(name) ? FieldType.guess(text) : type(of: nil, named: name)
    return type.behavior.read(text) ?? .text(text)
  }

  /// What is odd about a field's text.
  public func complaint(_ text: String, _ type: FieldType, named name: String) -> FieldComplaint? {
    type.complaint(text, rules[name])
  }
}

extension FieldType {
  /// Whether a field of this type can hold the value as it stands: a number written as text cannot be one.
  fileprivate func fits(_ value: FieldValue?) -> Bool {
    switch value {
    case nil, .empty?, .null?: return true
    case .text(let text)? where text.isEmpty: return true
    case .text(let text)?:
      if text.utf8.contains(UInt8(ascii: "\n")) { return self == .longText }
      switch self {
      case .flag: return TypedText.flag(text) != nil
      case .table: return false
      // A comma string.
      case .list: return false
      default: return true
      }
    case .list?: return self == .list || self == .tags
    case .table?: return self == .table
    case .flag?, .number?, .date?: return self != .table && self != .list && self != .tags
    }
  }
}
