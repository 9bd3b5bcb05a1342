/// Where the members of a collection begin and end.
extension YAMLEditor {
  /// A member or an item: from its key, dash or properties to the end of its value.
  struct Child {
    var start: Int
    var end: Int
  }

  func children(of holder: FieldNode) -> [Child] {
    switch holder.spelling {
    case .blockList:
      var children: [Child] = []
      var next = holder.range.lowerBound
      for item in holder.items {
        // What is a comment to us may hold items to libyaml, which ends lines at U+0085 too: the proof refuses then.
        let end = min(places.end(of: item, after: next + 1), range.upperBound)
        children.append(Child(start: next, end: end))
        next = min(places.skippingTrivia(from: end), range.upperBound)
      }
      return children
    case .flowList:
      return holder.items.map { item in
        Child(start: item.properties?.lowerBound ?? item.range.lowerBound, end: places.end(of: item, after: nil))
      }
    default:
      return holder.members.indices.map { index in
        Child(start: holder.members[index].keyRange.lowerBound, end: places.end(ofMember: index, in: holder))
      }
    }
  }

  /// What stands between two neighbours; in order, since children do not overlap.
  func between(_ child: Child, _ next: Child) -> ArraySlice<UInt8> {
    bytes[child.end..<max(child.end, next.start)]
  }

  func index(of component: FieldPath.Component?, in holder: FieldNode) -> Int? {
    switch component {
    case .key(let key): holder.members.lastIndex(of: key)
    case .index(let index): holder.items.indices.contains(index) ? index : nil
    case nil: nil
    }
  }
}
