/// Members of flow collections, with the commas and blanks between them.
extension YAMLEditor {
  func removeFromFlow(_ index: Int, _ children: [Child], of holder: FieldNode) -> TextEdit {
    if index + 1 < children.count {
      return TextEdit(range: children[index].start..<children[index + 1].start, replacement: [])
    }
    if index > 0 { return TextEdit(range: children[index - 1].end..<children[index].end, replacement: []) }
    // `[a: b]` has a table without braces in it: what is left stays for the proof to refuse.
    let inside = holder.range.lowerBound + 1
    return TextEdit(range: inside..<max(inside, holder.range.upperBound - 1), replacement: [])
  }

  func insertInFlow(_ spelled: [UInt8], at index: Int, _ children: [Child], of holder: FieldNode) -> TextEdit {
    guard !children.isEmpty else {
      let inside = holder.range.lowerBound + 1
      return TextEdit(range: inside..<inside, replacement: spelled)
    }
    var separator = Array(", ".utf8)
    if children.count > 1 {
      let gap = Array(between(children[children.count - 2], children[children.count - 1]))
      if !gap.contains(UInt8(ascii: "#")) { separator = gap }
    }
    if index == 0 {
      return TextEdit(range: children[0].start..<children[0].start, replacement: spelled + separator)
    }
    let end = children[index - 1].end
    return TextEdit(range: end..<end, replacement: separator + spelled)
  }
}
