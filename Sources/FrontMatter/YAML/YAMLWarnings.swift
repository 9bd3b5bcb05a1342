extension YAMLSyntax {
  static func warnings(for members: [FieldMember], in source: FrontMatterSource) -> [ParsedFrontMatter.Warning] {
    var finder = YAMLWarningFinder(bytes: source.bytes, end: source.range.upperBound)
    finder.look(at: members, isFlow: false)
    return finder.found
  }
}

/// Looks for values that do not mean one thing to all readers.
private struct YAMLWarningFinder {
  let bytes: [UInt8]
  let end: Int
  /// Of what is looked at; it becomes a path only when something is found.
  private var components: [FieldPath.Component] = []
  var found: [ParsedFrontMatter.Warning] = []

  init(bytes: [UInt8], end: Int) {
    self.bytes = bytes
    self.end = end
  }

  mutating func look(at members: [FieldMember], isFlow: Bool) {
    for member in members {
      components.append(.key(member.key))
      if member.keySpelling == .plain, YAML11Reading.mayDiffer(member.key.utf8) {
        note(ambiguity: member.key, member.keyRange)
      }
      if !isFlow { lookForCut(in: member) }
      look(at: member.node)
      components.removeLast()
    }
  }

  private mutating func look(at node: FieldNode) {
    switch node.spelling {
    case .plain where node.properties == nil: look(atPlain: node)
    case .blockTable, .flowTable: look(at: node.members, isFlow: node.spelling == .flowTable)
    case .blockList, .flowList:
      for (index, item) in node.items.enumerated() {
        components.append(.index(index))
        look(at: item)
        components.removeLast()
      }
    default: break
    }
  }

  private mutating func look(atPlain node: FieldNode) {
    if case .text(let text) = node.value, text.utf8.first?.isDigit == true {
      var copy = text
      if let date = copy.withUTF8({ YAMLDate($0) }), !date.isReal {
        return note(.impossibleDate(text), node.range)
      }
    }
    guard YAML11Reading.mayDiffer(bytes[node.range]) else { return }
    note(ambiguity: String(decoding: bytes[node.range], as: UTF8.self), node.range)
  }

  private mutating func note(_ kind: FrontMatterWarning.Kind, _ range: Range<Int>) {
    found.append(.init(kind: kind, path: FieldPath(components), range: range))
  }

  private mutating func note(ambiguity spelling: String, _ range: Range<Int>) {
    guard let reading = YAML11Reading(of: spelling) else { return }
    let kind = FrontMatterWarning.Kind.ambiguous(spelling: spelling, yaml11: reading.yaml11, yaml12: reading.yaml12)
    note(kind, range)
  }

  /// `title: Engineer #2`: what looks like a number to a person is a comment to YAML.
  ///
  /// A hash with a blank behind it is a comment that someone wrote, save in a title.
  private mutating func lookForCut(in member: FieldMember) {
    let node = member.node
    guard node.spelling == .plain || node.spelling == .absent, node.properties == nil else { return }
    let start = node.spelling == .absent ? member.keyRange.upperBound : node.range.upperBound
    let lineEnd = min(bytes.lineContentEnd(of: start), end)
    var hash = bytes.skippingBlanks(from: start, to: lineEnd)
    if node.spelling == .absent, hash < lineEnd, bytes[hash] == UInt8(ascii: ":") {
      hash = bytes.skippingBlanks(from: hash + 1, to: lineEnd)
    }
    guard hash > start, hash + 1 < lineEnd, bytes[hash] == UInt8(ascii: "#") else { return }
    let isTitle = member.key.hasSameBytes(as: "title") && node.spelling == .plain
    guard isTitle || !(bytes[hash + 1].isBlank || bytes[hash + 1] == UInt8(ascii: "#")) else { return }
    let kept = String(decoding: bytes[node.range], as: UTF8.self)
    let lost = String(decoding: bytes[hash..<lineEnd], as: UTF8.self)
    note(.cutByComment(kept: kept, lost: lost), hash..<lineEnd)
  }
}
