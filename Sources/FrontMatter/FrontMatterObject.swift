/// One `{…}` object at the top of a file, Hugo's JSON front matter.
extension FrontMatterFences {
  /// Finds the brace that closes the object; strings and comments are stepped over.
  mutating func findObject(in bytes: [UInt8], at start: Int) {
    guard Self.opensObject(bytes, at: start) else { return }
    format = .json
    let limit = min(bytes.count, start + Self.sizeLimit)
    guard let end = Self.objectEnd(in: bytes, from: start, to: limit) else {
      frontMatterRange = start..<limit
      bodyRange = limit..<bytes.count
      if limit < bytes.count {
        errors = [.init(reason: .tooLarge(limit: Self.sizeLimit), offset: start)]
      } else if let comment = Self.unclosedComment(in: bytes, from: start) {
        errors = [.init(reason: .unclosedComment, offset: comment)]
      } else {
        errors = [.init(reason: .unclosedBracket("{"), offset: start)]
      }
      return
    }
    frontMatterRange = start..<end
    bodyRange = Self.bodyStart(in: bytes, after: end)..<bytes.count
  }

  /// A brace, then a key, a comment or the closing brace: `{{ a template }}` and `{% a tag %}` are none.
  private static func opensObject(_ bytes: [UInt8], at start: Int) -> Bool {
    var next = start + 1
    while next < bytes.count, bytes[next].isBlank || bytes[next].isLineBreak { next += 1 }
    guard next < bytes.count else { return false }
    switch bytes[next] {
    case UInt8(ascii: "\""), UInt8(ascii: "}"): return true
    case UInt8(ascii: "/"):
      return next + 1 < bytes.count && [UInt8(ascii: "/"), UInt8(ascii: "*")].contains(bytes[next + 1])
    default: return false
    }
  }

  private static func objectEnd(in bytes: [UInt8], from start: Int, to limit: Int) -> Int? {
    var depth = 0
    var next = start
    while next < limit {
      switch bytes[next] {
      case UInt8(ascii: "\""):
        next = stringEnd(in: bytes, from: next, to: limit)
        continue
      case UInt8(ascii: "/"):
        next = commentEnd(in: bytes, from: next, to: limit)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return next + 1 }
      default: break
      }
      next += 1
    }
    return nil
  }

  /// The comment that swallows the rest of the file, when one does.
  private static func unclosedComment(in bytes: [UInt8], from start: Int) -> Int? {
    var next = start
    while next < bytes.count {
      switch bytes[next] {
      case UInt8(ascii: "\""): next = stringEnd(in: bytes, from: next, to: bytes.count)
      case UInt8(ascii: "/"):
        let end = commentEnd(in: bytes, from: next, to: bytes.count)
        let isOpen = next + 1 < bytes.count && bytes[next + 1] == UInt8(ascii: "*") && end == bytes.count
        if isOpen, !(end >= next + 4 && bytes[end - 2] == UInt8(ascii: "*") && bytes[end - 1] == UInt8(ascii: "/")) {
          return next
        }
        next = end
      default: next += 1
      }
    }
    return nil
  }

  /// After the closing quote; a string that is not closed ends with its line.
  private static func stringEnd(in bytes: [UInt8], from start: Int, to limit: Int) -> Int {
    var next = start + 1
    while next < limit {
      switch bytes[next] {
      case UInt8(ascii: "\\"): next += 1
      case UInt8(ascii: "\""): return next + 1
      case .lineFeed: return next
      default: break
      }
      next += 1
    }
    return limit
  }

  /// After a `//` or `/* */` comment; the next byte when the slash opens none.
  private static func commentEnd(in bytes: [UInt8], from start: Int, to limit: Int) -> Int {
    guard start + 1 < limit else { return limit }
    switch bytes[start + 1] {
    case UInt8(ascii: "/"): return min(bytes.nextLineStart(after: start), limit)
    case UInt8(ascii: "*"):
      var next = start + 2
      while next + 1 < limit {
        if bytes[next] == UInt8(ascii: "*"), bytes[next + 1] == UInt8(ascii: "/") { return next + 2 }
        next += 1
      }
      return limit
    default: return start + 1
    }
  }

  /// The body begins on the next line when only blanks follow the brace, else right there.
  private static func bodyStart(in bytes: [UInt8], after end: Int) -> Int {
    let next = bytes.skippingBlanks(from: end, to: bytes.count)
    guard next < bytes.count else { return next }
    if bytes[next] == .lineFeed { return next + 1 }
    if bytes[next] == .carriageReturn, next + 1 < bytes.count, bytes[next + 1] == .lineFeed { return next + 2 }
    return end
  }
}
