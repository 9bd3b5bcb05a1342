extension YAMLSyntax {
  static func warnings(for members: [FieldMember], in source: FrontMatterSource) -> [ParsedFrontMatter.Warning] {
    source.bytes.withUnsafeBufferPointer { bytes in
      var finder = YAMLWarningFinder(bytes: bytes, end: source.range.upperBound)
      finder.look(at: members, isFlow: false)
      return finder.found
    }
  }
}

/// Looks for values that do not mean one thing to all readers.
///
/// Nearly all files have none: what is found is made into words and paths only then.
private struct YAMLWarningFinder {
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  var found: [ParsedFrontMatter.Warning] = []
  /// Of what is looked at.
  private var path = FieldPath()

  init(bytes: UnsafeBufferPointer<UInt8>, end: Int) {
    self.bytes = bytes
    self.end = end
  }

  mutating func look(at members: [FieldMember], isFlow: Bool) {
    for member in members {
      path.components.append(.key(member.key))
      if member.keySpelling == .plain { noteAmbiguity(in: member.keyRange) }
      if !isFlow { lookForCut(in: member) }
      look(at: member.node)
      path.components.removeLast()
    }
  }

  private mutating func look(at node: FieldNode) {
    switch node.spelling {
    case .plain where node.properties == nil: look(atPlain: node)
    case .blockTable, .flowTable: look(at: node.members, isFlow: node.spelling == .flowTable)
    case .blockList, .flowList:
      for (index, item) in node.items.enumerated() {
        path.components.append(.index(index))
        look(at: item)
        path.components.removeLast()
      }
    default: break
    }
  }

  private mutating func look(atPlain node: FieldNode) {
    if bytes[node.range.lowerBound].isDigit, case .text(let text) = node.value {
      var copy = text
      if let date = copy.withUTF8({ YAMLDate($0) }), !date.isReal {
        found.append(.init(kind: .impossibleDate(text), path: path, range: node.range))
        return
      }
    }
    noteAmbiguity(in: node.range)
  }

  private mutating func noteAmbiguity(in range: Range<Int>) {
    guard YAML11Reading.mayDiffer(UnsafeBufferPointer(rebasing: bytes[range])) else { return }
    let spelling = text(range)
    guard let reading = YAML11Reading(of: spelling) else { return }
    let kind = FrontMatterWarning.Kind.ambiguous(spelling: spelling, yaml11: reading.yaml11, yaml12: reading.yaml12)
    found.append(.init(kind: kind, path: path, range: range))
  }

  /// `title: Engineer #2`: what looks like a number to a person is a comment to YAML.
  ///
  /// A hash with a blank behind it is a comment that someone wrote, save in a title.
  private mutating func lookForCut(in member: FieldMember) {
    let node = member.node
    guard node.spelling == .plain || node.spelling == .absent, node.properties == nil else { return }
    let start = node.spelling == .absent ? member.keyRange.upperBound : node.range.upperBound
    var hash = skippingBlanks(from: start)
    if node.spelling == .absent, hash < end, bytes[hash] == UInt8(ascii: ":") {
      hash = skippingBlanks(from: hash + 1)
    }
    guard hash > start, hash < end, bytes[hash] == UInt8(ascii: "#") else { return }
    let lineEnd = lineEnd(from: hash)
    guard hash + 1 < lineEnd else { return }
    let isTitle = member.key.hasSameBytes(as: "title") && node.spelling == .plain
    guard isTitle || !(bytes[hash + 1].isBlank || bytes[hash + 1] == UInt8(ascii: "#")) else { return }
    let kind = FrontMatterWarning.Kind.cutByComment(kept: text(node.range), lost: text(hash..<lineEnd))
    found.append(.init(kind: kind, path: path, range: hash..<lineEnd))
  }

  // MARK: Bytes

  private func skippingBlanks(from offset: Int) -> Int {
    var next = offset
    while next < end, bytes[next].isBlank { next += 1 }
    return next
  }

  /// Before the line end, be it LF or CRLF.
  private func lineEnd(from offset: Int) -> Int {
    var next = offset
    while next < end, bytes[next] != .lineFeed { next += 1 }
    return next > offset && next < end && bytes[next - 1] == .carriageReturn ? next - 1 : next
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}
