internal import FrontMatter

extension FrontMatterDocument {
  /// What typed text means at a place: it takes the type of the value that it replaces where it reads as one, for a new
  /// key that of its role, and else is text.
  func typedValue(of text: String, at path: FieldPath, context: ChangeContext) throws(ChangeError) -> FieldValue {
    switch value(at: path) {
    case .flag: TypedText.flag(text) ?? .text(text)
    case .number: TypedText.number(text) ?? .text(text)
    case .date: TypedText.date(text) ?? .text(text)
    case .text: .text(text)
    case .list: throw .isAList(path)
    case .table: throw .isATable(path)
    case .empty, .null, nil: TypedText.value(text, ofRoleAt: path, context.roleMap)
    }
  }
}

/// Typed text as a value of a type, if it reads as one.
enum TypedText {
  static func flag(_ text: String) -> FieldValue? {
    switch text {
    case "true": .flag(true)
    case "false": .flag(false)
    default: nil
    }
  }

  /// Decimal numbers only: what every reader of every notation takes for the same number.
  static func number(_ text: String) -> FieldValue? { JSONWriter.isNumber(text.utf8) ? .number(text) : nil }

  /// A day, or a day and a time.
  static func date(_ text: String) -> FieldValue? { PostingDate(text) == nil ? nil : .date(text) }

  static func value(_ text: String, ofRoleAt path: FieldPath, _ map: RoleMap) -> FieldValue {
    guard case .key(let key)? = path.last, path.components.count == 1, let (role, _) = map.role(ofKey: key) else {
      return .text(text)
    }
    switch role {
    case .state: return flag(text) ?? .text(text)
    case .date, .expiry: return date(text) ?? .text(text)
    default: return .text(text)
    }
  }
}
