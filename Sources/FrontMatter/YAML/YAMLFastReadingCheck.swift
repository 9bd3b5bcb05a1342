extension FrontMatterDocument {
  /// How the fast reading of this front matter differs from libyaml's; nil when they agree, or only libyaml can tell.
  ///
  /// For tests and fuzzing: it reads the front matter twice more.
  package var fastReadingDifference: String? {
    guard format == .yaml, FrontMatterFences.foreignByte(in: bytes, frontMatterRange) == nil,
      let fast = YAMLFastReading.members(of: source)
    else { return nil }
    let authority = YAMLSyntax.parseWithLibYAML(source)
    if let error = authority.errors.first { return "libyaml refuses: \(error.reason)" }
    let (mine, its) = (fast.map(Self.line), authority.members.map(Self.line))
    return mine == its ? nil : "\(mine)\n\(its)"
  }

  private static func line(_ member: FieldMember) -> String {
    "\(member.key.debugDescription) \(member.keyRange) \(member.keySpelling) \(member.isShadowed) \(line(member.node))"
  }

  private static func line(_ node: FieldNode) -> String {
    let items = node.items.map(line).joined(separator: ", ")
    let members = node.members.map(line).joined(separator: ", ")
    return "\(node.value) \(node.spelling) \(node.range) \(node.properties as Any) [\(items)] {\(members)}"
  }
}
