/// Builds the nodes of plain front matter from what ``FieldScanner`` finds.
struct YAMLFastReading {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var members: [FieldMember] = []
  /// The lists and tables that what comes next may stand in, each in the one before.
  private var open: [FieldMember] = []

  /// Nil when only libyaml can tell.
  static func members(of source: FrontMatterSource) -> [FieldMember]? {
    source.bytes.withUnsafeBufferPointer { bytes in
      var reading = YAMLFastReading(bytes)
      guard FieldScanner.scan(bytes, in: source.range, take: { reading.take($0) }) else { return nil }
      return reading.finished()
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    members.reserveCapacity(8)
  }

  private mutating func take(_ field: FieldScanner.Field) {
    close(to: field.depth)
    let node = FieldNode(value: value(field), spelling: field.spelling, range: field.value)
    // Within a list the key is of no use, and is not made.
    let key = field.isItem ? "" : String(decoding: UnsafeBufferPointer(rebasing: bytes[field.key]), as: UTF8.self)
    let member = FieldMember(key: key, keyRange: field.key, node: node)
    switch field.spelling {
    case .flowList, .blockList, .blockTable: open.append(member)
    default: put(member)
    }
  }

  private func value(_ field: FieldScanner.Field) -> FieldValue {
    switch field.spelling {
    case .absent: return .empty
    case .flowList, .blockList: return .list([])
    case .blockTable: return .table([])
    case .plain: return YAMLPlainScalar.read(UnsafeBufferPointer(rebasing: bytes[field.value]))
    default:
      guard field.isVerbatim else { return .text(String(decoding: field.text(in: bytes), as: UTF8.self)) }
      return .text(String(decoding: UnsafeBufferPointer(rebasing: bytes[field.inside]), as: UTF8.self))
    }
  }

  // MARK: Lists and tables

  /// Gives what is in deeper lists and tables to them, so that the next field stands at this depth.
  private mutating func close(to depth: Int) {
    while open.count > depth {
      var member = open.removeLast()
      member.node.complete()
      put(member)
    }
  }

  private mutating func put(_ member: FieldMember) {
    guard let last = open.indices.last else { return members.append(member) }
    if open[last].node.spelling == .blockTable {
      open[last].node.members.append(member)
    } else {
      open[last].node.items.append(member.node)
    }
  }

  private mutating func finished() -> [FieldMember] {
    close(to: 0)
    members.markShadowed()
    return members
  }
}

extension FieldNode {
  /// Makes the value out of what it holds; a block ends where the last of that ends.
  fileprivate mutating func complete() {
    switch spelling {
    case .blockTable:
      members.markShadowed()
      value = .table(members.map { .init(key: $0.key, value: $0.node.value) })
    default: value = .list(items.map(\.value))
    }
    if spelling != .flowList, let last = members.last?.node ?? items.last {
      range = range.lowerBound..<last.range.upperBound
    }
  }
}
