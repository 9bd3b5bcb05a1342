internal import FrontMatter

extension Problem {
  /// The change that mends it without a person’s judgement; nil for most.
  ///
  /// A spelling that is rarer than another becomes that one; a title, tag, type or locale that some readers take for
  /// something else than text is quoted.
  public func fix(roleMap: RoleMap = RoleMap()) -> PostingChange? {
    switch detail {
    case .lookAlike(let key, let value, let other, let count):
      guard count > 1 else { return nil }
      return roleMap.role(ofKey: key)?.role == .tags
        ? .renameTag(value, to: other) : path.map { .setValue($0, to: .text(other)) }
    case .value(.ambiguous(let spelling, _, _)):
      guard let path, isText(at: path, roleMap), !spelling.utf8.contains(UInt8(ascii: "'")) else { return nil }
      return .setLiteral(path, to: "'\(spelling)'")
    default: return nil
    }
  }

  private func isText(at path: FieldPath, _ roleMap: RoleMap) -> Bool {
    guard case .key(let key)? = path.components.first else { return false }
    return switch roleMap.role(ofKey: key)?.role {
    case .title, .tags, .type, .locale: true
    default: false
    }
  }
}
