/// Compares the fields before and after an edit: what was asked reads as asked, and everything else has the value and
/// the spelling that it had.
struct EditProof {
  private let old: FrontMatterDocument
  private let new: FrontMatterDocument
  private let syntax: any FrontMatterSyntax.Type

  init(old: FrontMatterDocument, new: FrontMatterDocument, syntax: any FrontMatterSyntax.Type) {
    self.old = old
    self.new = new
    self.syntax = syntax
  }

  func holds(for edit: FieldEdit) -> Bool {
    switch edit {
    case .set(let path, let value): at(path) { $0.sameProperties(as: $1, self) && $1.value.reads(as: value) }
    case .setLiteral(let path, let literal):
      at(path) { _, now in
        syntax.value(ofLiteral: Array(literal.utf8)).map { now.value.reads(as: $0) } ?? false
      }
    case .unset(let path): at(path.parent) { isWithout(path.last, $0, $1) }
    case .rename(let path, let name): at(path.parent) { isRenamed(path.last, to: name, $0, $1) }
    case .insertKey(let key, let path, let value, _): at(path) { hasMember(key, value, $0, $1) }
    case .insertItem(let value, let path, let index): at(path) { hasItem(value, at: index, $0, $1) }
    case .moveItem(let path, let from, let to): at(path) { isMoved(from, to, $0, $1) }
    case .convertToList(let path):
      at(path) { before, now in now.value == (before.value == .empty ? .list([]) : .list([before.value])) }
    }
  }

  // MARK: What was asked

  private func isWithout(_ component: FieldPath.Component?, _ before: FieldNode, _ now: FieldNode) -> Bool {
    var expected = before
    switch component {
    case .key(let key): expected.members.lastIndex(of: key).map { _ = expected.members.remove(at: $0) }
    case .index(let index): expected.items.remove(at: index)
    case nil: return false
    }
    return now.isCollection(like: before) && hasSameChildren(expected, now)
  }

  private func isRenamed(
    _ component: FieldPath.Component?, to name: String, _ before: FieldNode, _ now: FieldNode
  ) -> Bool {
    guard case .key(let key)? = component, let index = before.members.lastIndex(of: key),
      before.members.count == now.members.count
    else { return false }
    return before.members.indices.allSatisfy { position in
      position == index
        ? now.members[position].key.hasSameBytes(as: name)
          && isUnchanged(before.members[position].node, now.members[position].node)
        : isUnchanged(before.members[position], now.members[position])
    }
  }

  private func hasMember(_ key: String, _ value: FieldValue, _ before: FieldNode, _ now: FieldNode) -> Bool {
    guard let index = now.members.lastIndex(of: key), now.members[index].node.value.reads(as: value) else {
      return false
    }
    var others = now
    others.members.remove(at: index)
    return hasSameChildren(before, others)
  }

  private func hasItem(_ value: FieldValue, at index: Int, _ before: FieldNode, _ now: FieldNode) -> Bool {
    guard now.items.indices.contains(index), now.items[index].value.reads(as: value) else { return false }
    var others = now
    others.items.remove(at: index)
    return hasSameChildren(before, others)
  }

  private func isMoved(_ from: Int, _ to: Int, _ before: FieldNode, _ now: FieldNode) -> Bool {
    var expected = before
    expected.items.insert(expected.items.remove(at: from), at: to)
    return hasSameChildren(expected, now)
  }

  // MARK: What stays

  /// Goes down both trees to a path; all that lies beside the way must be as before.
  private func at(_ path: FieldPath, check: (FieldNode, FieldNode) -> Bool) -> Bool {
    var before = FieldNode.root(of: old)
    var now = FieldNode.root(of: new)
    for component in path.components {
      guard before.sameProperties(as: now, self) else { return false }
      switch component {
      case .key(let key):
        guard let index = before.members.lastIndex(of: key), let place = now.members.lastIndex(of: key),
          now.members.count == before.members.count, place == index || !syntax.keepsMembersInPlace,
          isSpelledAlike(before.members[index].keyRange, now.members[place].keyRange),
          zip(before.members.without(index), now.members.without(place)).allSatisfy(isUnchanged)
        else { return false }
        (before, now) = (before.members[index].node, now.members[place].node)
      case .index(let index):
        guard before.items.indices.contains(index), now.items.count == before.items.count,
          before.items.indices.allSatisfy({ $0 == index || isUnchanged(before.items[$0], now.items[$0]) })
        else { return false }
        (before, now) = (before.items[index], now.items[index])
      }
    }
    return check(before, now)
  }

  private func hasSameChildren(_ before: FieldNode, _ now: FieldNode) -> Bool {
    before.members.count == now.members.count && before.items.count == now.items.count
      && before.sameProperties(as: now, self)
      && zip(before.members, now.members).allSatisfy(isUnchanged)
      && zip(before.items, now.items).allSatisfy(isUnchanged)
  }

  private func isUnchanged(_ before: FieldMember, _ now: FieldMember) -> Bool {
    before.key.hasSameBytes(as: now.key) && isSpelledAlike(before.keyRange, now.keyRange)
      && isUnchanged(before.node, now.node)
  }

  private func isUnchanged(_ before: FieldNode, _ now: FieldNode) -> Bool {
    guard before.spelling == now.spelling else { return false }
    if before.members.isEmpty, before.items.isEmpty {
      return isSpelledAlike(before.range, now.range) && before.sameProperties(as: now, self)
        && before.value == now.value
    }
    return hasSameChildren(before, now)
  }

  fileprivate func isSpelledAlike(_ before: Range<Int>, _ now: Range<Int>) -> Bool {
    before.count == now.count && old.bytes[before].elementsEqual(new.bytes[now])
  }
}

extension [FieldMember] {
  fileprivate func without(_ index: Int) -> [FieldMember] {
    var others = self
    others.remove(at: index)
    return others
  }
}

extension FieldNode {
  /// The whole front matter as one table.
  fileprivate static func root(of document: FrontMatterDocument) -> FieldNode {
    var root = FieldNode(value: .table([]), spelling: .blockTable, range: document.frontMatterRange)
    root.members = document.members
    return root
  }

  fileprivate func sameProperties(as other: FieldNode, _ proof: EditProof) -> Bool {
    switch (properties, other.properties) {
    case (nil, nil): true
    case (let mine?, let its?): proof.isSpelledAlike(mine, its)
    default: false
    }
  }

  /// A table stays a table and a list a list when its last member goes.
  fileprivate func isCollection(like other: FieldNode) -> Bool {
    switch (value, other.value) {
    case (.table, .table), (.list, .list): true
    default: false
    }
  }
}

extension FieldValue {
  /// Whether it is the value that was asked for; a table's members may come in another order.
  func reads(as asked: FieldValue) -> Bool {
    switch (self, asked) {
    case (.list(let items), .list(let wanted)):
      return items.count == wanted.count && zip(items, wanted).allSatisfy { $0.reads(as: $1) }
    case (.table(let entries), .table(let wanted)):
      guard entries.count == wanted.count else { return false }
      return zip(entries, wanted).allSatisfy { entry, want in
        if entry.key.hasSameBytes(as: want.key) { return entry.value.reads(as: want.value) }
        return entries.contains { $0.key.hasSameBytes(as: want.key) && $0.value.reads(as: want.value) }
      }
    default: return self == asked
    }
  }
}
