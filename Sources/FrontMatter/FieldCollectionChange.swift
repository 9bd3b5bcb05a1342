/// Turns one list or table into another by the fewest members, so that those which stay keep their bytes.
enum FieldCollectionChange {
  /// More changes than this are written anew: each one reads the front matter again.
  private static let limit = 40

  /// Nil when the value is to be written anew as a whole.
  static func parts(from node: FieldNode, to value: FieldValue, at path: FieldPath) -> [FieldEdit]? {
    switch (node.spelling, value) {
    case (.flowList, .list(let items)), (.blockList, .list(let items)):
      node.items.isEmpty || items.isEmpty ? nil : parts(from: node.items.map(\.value), to: items, at: path)
    case (.flowTable, .table(let entries)), (.blockTable, .table(let entries)):
      node.members.isEmpty || entries.isEmpty ? nil : parts(from: node.members, to: entries, at: path)
    default: nil
    }
  }

  private static func parts(from old: [FieldValue], to new: [FieldValue], at path: FieldPath) -> [FieldEdit]? {
    let shorter = min(old.count, new.count)
    var start = 0
    while start < shorter, old[start] == new[start] { start += 1 }
    var tail = 0
    while tail < shorter - start, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    let (oldEnd, newEnd) = (old.count - tail, new.count - tail)
    guard max(oldEnd, newEnd) - start <= limit else { return nil }
    let common = min(oldEnd, newEnd)
    var parts: [FieldEdit] = []
    for index in start..<max(start, common) where old[index] != new[index] {
      parts.append(.set(path.appending(index: index), to: new[index]))
    }
    for index in (common..<max(common, newEnd)) { parts.append(.insertItem(new[index], of: path, at: index)) }
    for index in (common..<max(common, oldEnd)).reversed() { parts.append(.unset(path.appending(index: index))) }
    return parts
  }

  private static func parts(
    from old: [FieldMember], to new: [FieldValue.Entry], at path: FieldPath
  ) -> [FieldEdit]? {
    guard old.count <= limit, new.count <= limit, !old.contains(where: \.isShadowed) else { return nil }
    let kept = old.filter { member in new.contains { $0.key.hasSameBytes(as: member.key) } }
    let order = new.filter { entry in old.contains { $0.key.hasSameBytes(as: entry.key) } }
    guard !kept.isEmpty, kept.count == order.count, zip(kept, order).allSatisfy({ $0.key.hasSameBytes(as: $1.key) })
    else {
      return nil
    }
    var parts: [FieldEdit] = []
    for (member, entry) in zip(kept, order) where member.node.value != entry.value {
      parts.append(.set(path.appending(key: member.key), to: entry.value))
    }
    for member in old where !new.contains(where: { $0.key.hasSameBytes(as: member.key) }) {
      parts.append(.unset(path.appending(key: member.key)))
    }
    var before: String?
    for entry in new {
      if !old.contains(where: { $0.key.hasSameBytes(as: entry.key) }) {
        parts.append(.insertKey(entry.key, of: path, to: entry.value, at: before.map { .after($0) } ?? .first))
      }
      before = entry.key
    }
    return parts
  }
}
