/// Builds the nodes of plain front matter from what ``FieldScanner`` finds.
enum YAMLFastReading {
  /// Nil when only libyaml can tell.
  static func members(of source: FrontMatterSource) -> [FieldMember]? {
    source.bytes.withUnsafeBufferPointer { bytes in
      var members: [FieldMember] = []
      members.reserveCapacity(8)
      var items: [FieldNode] = []
      func closeList() {
        guard !items.isEmpty, let last = members.indices.last else { return }
        members[last].node.value = .list(items.map(\.value))
        members[last].node.items = items
        items = []
      }
      let isSure = FieldScanner.scan(bytes, in: source.range) { field in
        let node = FieldNode(value: value(field, bytes), spelling: field.spelling, range: field.value)
        if field.isItem {
          items.append(node)
          return
        }
        closeList()
        let key = String(decoding: UnsafeBufferPointer(rebasing: bytes[field.key]), as: UTF8.self)
        members.append(FieldMember(key: key, keyRange: field.key, node: node))
      }
      guard isSure else { return nil }
      closeList()
      members.markShadowed()
      return members
    }
  }

  private static func value(_ field: FieldScanner.Field, _ bytes: UnsafeBufferPointer<UInt8>) -> FieldValue {
    switch field.spelling {
    case .absent: return .empty
    case .flowList, .blockList: return .list([])
    case .plain: return YAMLPlainScalar.read(UnsafeBufferPointer(rebasing: bytes[field.value]))
    default:
      let inside = (field.value.lowerBound + 1)..<(field.value.upperBound - 1)
      return .text(String(decoding: UnsafeBufferPointer(rebasing: bytes[inside]), as: UTF8.self))
    }
  }
}
