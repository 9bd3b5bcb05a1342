/// How a front matter is written, for what is new in it.
struct TOMLHouseStyle {
  private(set) var hasBlanksInBrackets = false
  private(set) var hasBlanksInBraces = true
  private var singleQuoted = 0
  private var doubleQuoted = 0

  private var hasBrackets = false
  private var hasBraces = false

  init(_ bytes: [UInt8], _ tree: TOMLTree) {
    for node in tree.nodes {
      for member in node.members {
        if case .value(let value) = member.content { note(value, bytes) }
      }
    }
  }

  private mutating func note(_ node: FieldNode, _ bytes: [UInt8]) {
    switch node.spelling {
    case .singleQuoted: singleQuoted += 1
    case .doubleQuoted:
      // One that must have double quotes shows no taste.
      if case .text(let text) = node.value, TOMLSpeller.canBeLiteral(Array(text.utf8)) { doubleQuoted += 1 }
    case .flowList where !node.items.isEmpty && !hasBrackets:
      hasBrackets = true
      hasBlanksInBrackets = bytes[node.range.lowerBound + 1] == .space
    case .flowTable where !node.members.isEmpty && !hasBraces:
      hasBraces = true
      hasBlanksInBraces = bytes[node.range.lowerBound + 1] == .space
    default: break
    }
    for item in node.items { note(item, bytes) }
    for member in node.members { note(member.node, bytes) }
  }

  /// The quotes that most texts of the file have; `hint` decides where there are none.
  func quotes(hint: FieldNode.Spelling?) -> FieldNode.Spelling {
    if singleQuoted != doubleQuoted { return singleQuoted > doubleQuoted ? .singleQuoted : .doubleQuoted }
    return hint == .singleQuoted ? .singleQuoted : .doubleQuoted
  }

  /// How the texts beside a place are spelled; nil when there are none.
  func textSpelling(among nodes: [FieldNode]) -> FieldNode.Spelling? {
    let single = nodes.count { $0.spelling == .singleQuoted }
    let double = nodes.count { $0.spelling == .doubleQuoted }
    return single + double == 0 ? nil : single > double ? .singleQuoted : .doubleQuoted
  }
}
