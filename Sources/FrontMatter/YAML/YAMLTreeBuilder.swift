import CLibYAML

/// Turns libyaml's events into nodes with exact byte ranges.
///
/// Recursion is bounded: libyaml's events stop at ``depthLimit``.
struct YAMLTreeBuilder {
  static let depthLimit = 100
  /// How many values aliases may stand for, all together: a few lines can stand for thousands of millions.
  static let aliasLimit = 100_000

  let bytes: UnsafeBufferPointer<UInt8>
  private let events: UnsafeBufferPointer<pyaml_event>
  /// Where the parsed text starts in `bytes`.
  private let base: Int
  private var next = 0
  private(set) var anchors: [String: Anchor]
  private var valueCount = 0
  private(set) var problems: [ParsedFrontMatter.Problem] = []

  /// What an alias can name: shared, never copied.
  struct Anchor {
    var value: FieldValue
    var size: Int
  }

  init(
    bytes: UnsafeBufferPointer<UInt8>, events: UnsafeBufferPointer<pyaml_event>, base: Int,
    anchors: [String: Anchor] = [:]
  ) {
    self.bytes = bytes
    self.events = events
    self.base = base
    self.anchors = anchors
  }

  /// The nodes at the top of each document; front matter has one, or none.
  mutating func documents() -> [FieldNode] {
    var roots: [FieldNode] = []
    while next < events.count {
      if events[next].kind == Event.anotherDocument {
        problems.append(.init(reason: .anotherDocument, offset: base + events[next].start))
        next += 1
      }
      if next < events.count { roots.append(node(isTop: true)) }
    }
    return roots
  }

  private mutating func node(isTop: Bool = false) -> FieldNode {
    let event = events[next]
    next += 1
    let before = valueCount
    let firstChildStart = next < events.count ? events[next].start : event.end
    valueCount += 1
    var node: FieldNode
    switch event.kind {
    case Event.scalar: node = scalar(event)
    case Event.alias: return alias(event)
    case Event.sequenceStart: node = sequence(event)
    default: node = mapping(event, isTop: isTop)
    }
    if event.anchor != nil || event.tag != nil { note(event, before, firstChildStart, &node) }
    return node
  }

  // MARK: Scalars

  private func scalar(_ event: pyaml_event) -> FieldNode {
    let range = (base + event.start)..<(base + event.end)
    let text = UnsafeRawBufferPointer(start: event.text, count: event.length).assumingMemoryBound(to: UInt8.self)
    switch event.style {
    case Style.plain:
      let value = YAMLPlainScalar.read(text)
      return FieldNode(value: value, spelling: event.length == 0 ? .absent : .plain, range: range)
    case Style.singleQuoted: return textNode(text, .singleQuoted, range)
    case Style.doubleQuoted: return textNode(text, .doubleQuoted, range)
    case Style.literal: return textNode(text, .literalBlock, blockScalarRange(range))
    default: return textNode(text, .foldedBlock, blockScalarRange(range))
    }
  }

  private func textNode(
    _ text: UnsafeBufferPointer<UInt8>, _ spelling: FieldNode.Spelling, _ range: Range<Int>
  ) -> FieldNode {
    FieldNode(value: .text(String(decoding: text, as: UTF8.self)), spelling: spelling, range: range)
  }

  // MARK: Aliases

  private mutating func alias(_ event: pyaml_event) -> FieldNode {
    let range = (base + event.start)..<(base + event.end)
    let name = string(event)
    var value = FieldValue.empty
    if let anchor = anchors[name] {
      if valueCount <= Self.aliasLimit {
        valueCount += anchor.size
        if valueCount > Self.aliasLimit {
          problems.append(.init(reason: .tooManyAliases(limit: Self.aliasLimit), offset: range.lowerBound))
        }
      }
      // Beyond the limit an alias stands for nothing: whoever walks the values would walk thousands of millions.
      if valueCount <= Self.aliasLimit { value = anchor.value }
    } else {
      problems.append(.init(reason: .unknownAlias(name), offset: range.lowerBound))
    }
    return FieldNode(value: value, spelling: .alias, range: range)
  }

  private func string(_ event: pyaml_event) -> String {
    String(
      decoding: UnsafeRawBufferPointer(start: event.text, count: event.length).assumingMemoryBound(to: UInt8.self),
      as: UTF8.self)
  }

  // MARK: Collections

  private mutating func sequence(_ start: pyaml_event) -> FieldNode {
    var items: [FieldNode] = []
    while next < events.count, events[next].kind != Event.sequenceEnd { items.append(node()) }
    let isFlow = start.style == Style.flow
    let range = collectionRange(start, isFlow: isFlow, lastChildEnd: items.last?.range.upperBound)
    var node = FieldNode(value: .list(items.map(\.value)), spelling: isFlow ? .flowList : .blockList, range: range)
    node.items = items
    return node
  }

  private mutating func mapping(_ start: pyaml_event, isTop: Bool) -> FieldNode {
    var members: [FieldMember] = []
    while next < events.count, events[next].kind != Event.mappingEnd { members.append(member()) }
    members.markShadowed()
    let isFlow = start.style == Style.flow
    let range = collectionRange(start, isFlow: isFlow, lastChildEnd: members.last?.node.range.upperBound)
    // The top is the table that every file has, and no one asks for its value.
    let entries = isTop ? [] : members.map { FieldValue.Entry(key: $0.key, value: $0.node.value) }
    var node = FieldNode(value: .table(entries), spelling: isFlow ? .flowTable : .blockTable, range: range)
    node.members = members
    return node
  }

  private mutating func member() -> FieldMember {
    let event = events[next]
    if event.kind == Event.scalar, event.anchor == nil, event.tag == nil {
      next += 1
      let range = (base + event.start)..<(base + event.end)
      var member = FieldMember(key: string(event), keyRange: range, node: value(after: range))
      if event.style != Style.plain { member.keySpelling = keySpelling(event.style) }
      return member
    }
    let key = node()
    var member = FieldMember(key: keyText(event, key), keyRange: key.range, node: value(after: key.range))
    member.keySpelling = key.spelling
    return member
  }

  /// The value of a key. Where a `? key` has none, libyaml’s place for it is that of whatever comes next.
  private mutating func value(after key: Range<Int>) -> FieldNode {
    var node = node()
    guard node.spelling == .absent, node.properties == nil, node.range.lowerBound > key.upperBound else { return node }
    let gap = bytes[key.upperBound..<node.range.lowerBound]
    if gap.contains(.lineFeed), gap.last != UInt8(ascii: ":") { node.range = key.upperBound..<key.upperBound }
    return node
  }

  private func keySpelling(_ style: UInt8) -> FieldNode.Spelling {
    switch style {
    case Style.singleQuoted: .singleQuoted
    case Style.doubleQuoted: .doubleQuoted
    case Style.literal: .literalBlock
    default: .foldedBlock
    }
  }

  /// The text of a scalar, else the bytes that spell the key.
  private func keyText(_ event: pyaml_event, _ key: FieldNode) -> String {
    if event.kind == Event.scalar { return string(event) }
    return String(decoding: bytes[key.range], as: UTF8.self)
  }

  /// Flow collections end with their bracket; the others with their last child.
  private mutating func collectionRange(_ start: pyaml_event, isFlow: Bool, lastChildEnd: Int?) -> Range<Int> {
    var end = lastChildEnd ?? base + start.end
    if next < events.count {
      let isBracketed = isFlow && events[next].end > events[next].start
      if isBracketed || lastChildEnd == nil { end = base + events[next].end }
      next += 1
    }
    let first = base + start.start
    return first..<max(first, end)
  }

  // MARK: Anchors and tags

  /// Takes the properties off the front of the range, remembers the anchor, and lets a tag say what a scalar is.
  private mutating func note(_ event: pyaml_event, _ before: Int, _ firstChildStart: Int, _ node: inout FieldNode) {
    let first = base + event.start
    // The first key of a table may have properties of its own, which begin the value.
    let limit = node.spelling == .blockTable ? base + firstChildStart : node.range.upperBound
    let start = min(valueStart(from: first, to: limit), node.range.upperBound)
    var propertiesEnd = start
    while propertiesEnd > first, bytes[propertiesEnd - 1].isBlank || bytes[propertiesEnd - 1].isLineBreak {
      propertiesEnd -= 1
    }
    if let hash = comment(in: first..<propertiesEnd) {
      propertiesEnd = hash
      while propertiesEnd > first, bytes[propertiesEnd - 1].isBlank { propertiesEnd -= 1 }
    }
    node.properties = first..<propertiesEnd
    node.range = (node.spelling == .absent ? propertiesEnd : start)..<max(start, node.range.upperBound)
    if node.spelling == .absent { node.range = propertiesEnd..<propertiesEnd }
    if let tag = event.tag { apply(String(cString: tag), to: &node) }
    if let anchor = event.anchor {
      anchors[String(cString: anchor)] = Anchor(value: node.value, size: valueCount - before)
    }
  }

  /// Section 10: `!!str` makes text of anything; a tag of one's own says nothing that we know.
  private func apply(_ tag: String, to node: inout FieldNode) {
    guard node.spelling == .plain || node.spelling == .absent else { return }
    let text =
      node.spelling == .absent ? "" : node.value.plainText ?? String(decoding: bytes[node.range], as: UTF8.self)
    switch tag {
    case "tag:yaml.org,2002:null", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float",
      "tag:yaml.org,2002:timestamp":
      break
    default: node.value = .text(text)
    }
  }
}

extension FieldValue {
  /// The text of a value that is a single one.
  var plainText: String? {
    switch self {
    case .number(let text), .date(let text), .text(let text): text
    default: nil
    }
  }
}

/// The header's constants in the width of the event's own fields.
private enum Event {
  static let scalar = UInt8(PYAML_SCALAR)
  static let alias = UInt8(PYAML_ALIAS)
  static let sequenceStart = UInt8(PYAML_SEQUENCE_START)
  static let sequenceEnd = UInt8(PYAML_SEQUENCE_END)
  static let mappingEnd = UInt8(PYAML_MAPPING_END)
  static let anotherDocument = UInt8(PYAML_ANOTHER_DOCUMENT)
}

private enum Style {
  static let plain = UInt8(PYAML_PLAIN)
  static let singleQuoted = UInt8(PYAML_SINGLE_QUOTED)
  static let doubleQuoted = UInt8(PYAML_DOUBLE_QUOTED)
  static let literal = UInt8(PYAML_LITERAL)
  static let flow = UInt8(PYAML_FLOW)
}
