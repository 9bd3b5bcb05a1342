extension YAMLSyntax {
  static func warnings(for members: [FieldMember], in source: FrontMatterSource) -> [ParsedFrontMatter.Warning] {
    var finder = YAMLWarningFinder(bytes: source.bytes, end: source.range.upperBound)
    finder.look(at: members, FieldPath(), isFlow: false)
    return finder.found
  }
}

/// Looks for values that do not mean one thing to all readers.
private struct YAMLWarningFinder {
  let bytes: [UInt8]
  let end: Int
  var found: [ParsedFrontMatter.Warning] = []

  init(bytes: [UInt8], end: Int) {
    self.bytes = bytes
    self.end = end
  }

  mutating func look(at members: [FieldMember], _ path: FieldPath, isFlow: Bool) {
    for member in members {
      let path = path.appending(key: member.key)
      if member.keySpelling == .plain { note(ambiguity: member.key, path, member.keyRange) }
      if !isFlow { lookForCut(in: member, path) }
      look(at: member.node, path)
    }
  }

  private mutating func look(at node: FieldNode, _ path: FieldPath) {
    switch node.spelling {
    case .plain where node.properties == nil: look(atPlain: node, path)
    case .blockTable, .flowTable: look(at: node.members, path, isFlow: node.spelling == .flowTable)
    case .blockList, .flowList:
      for (index, item) in node.items.enumerated() { look(at: item, path.appending(index: index)) }
    default: break
    }
  }

  private mutating func look(atPlain node: FieldNode, _ path: FieldPath) {
    let spelling = String(decoding: bytes[node.range], as: UTF8.self)
    if case .text(let text) = node.value {
      var copy = text
      if let date = copy.withUTF8({ YAMLDate($0) }), !date.isReal {
        found.append(.init(kind: .impossibleDate(text), path: path, range: node.range))
        return
      }
    }
    note(ambiguity: spelling, path, node.range)
  }

  private mutating func note(ambiguity spelling: String, _ path: FieldPath, _ range: Range<Int>) {
    guard let reading = YAML11Reading(of: spelling) else { return }
    let kind = FrontMatterWarning.Kind.ambiguous(spelling: spelling, yaml11: reading.yaml11, yaml12: reading.yaml12)
    found.append(.init(kind: kind, path: path, range: range))
  }

  /// `title: Engineer #2`: what looks like a number to a person is a comment to YAML.
  ///
  /// A hash with a blank behind it is a comment that someone wrote, save in a title.
  private mutating func lookForCut(in member: FieldMember, _ path: FieldPath) {
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
    found.append(.init(kind: .cutByComment(kept: kept, lost: lost), path: path, range: hash..<lineEnd))
  }
}
