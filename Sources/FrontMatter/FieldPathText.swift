/// The written form of a path; reading it back gives the same path.
extension FieldPath: LosslessStringConvertible {
  /// Reads `author.name`, `tags[2]`, `info sessions[0].link` or `params."og:image.alt"`; nil when it is not a path.
  ///
  /// The empty text is the empty path: the whole front matter.
  public init?(_ description: String) {
    var reader = FieldPathReader(Array(description.utf8))
    guard let components = reader.path() else { return nil }
    self.init(components)
  }

  /// The path as a person types it: the shortest form that reads back as the same path.
  public var description: String {
    var text = ""
    for component in components {
      switch component {
      case .index(let index): text += "[\(index)]"
      case .key(let key):
        if !text.isEmpty { text += "." }
        text += key.needsPathQuotes ? key.quotedForPath : key
      }
    }
    return text
  }
}

extension String {
  fileprivate var needsPathQuotes: Bool { isEmpty || utf8.contains { $0.isPathPunctuation } }

  fileprivate var quotedForPath: String {
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for byte in utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { quoted.append(UInt8(ascii: "\\")) }
      quoted.append(byte)
    }
    quoted.append(UInt8(ascii: "\""))
    return String(decoding: quoted, as: UTF8.self)
  }
}

extension UInt8 {
  /// What a bare key in a path cannot hold.
  fileprivate var isPathPunctuation: Bool {
    switch self {
    case 0...0x20, 0x7F, UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "="):
      true
    default: false
    }
  }
}

private struct FieldPathReader {
  let bytes: [UInt8]
  var next = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func path() -> [FieldPath.Component]? {
    var components: [FieldPath.Component] = []
    while next < bytes.count {
      if bytes[next] == UInt8(ascii: "[") {
        guard let index = index() else { return nil }
        components.append(.index(index))
        continue
      }
      if !components.isEmpty {
        guard bytes[next] == UInt8(ascii: ".") else { return nil }
        next += 1
      }
      guard let key = key() else { return nil }
      components.append(.key(key))
    }
    return components
  }

  private mutating func index() -> Int? {
    let start = next + 1
    next = start
    while next < bytes.count, bytes[next].isDigit { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: "]") else { return nil }
    defer { next += 1 }
    return Int(String(decoding: bytes[start..<next], as: UTF8.self))
  }

  private mutating func key() -> String? {
    guard next < bytes.count else { return nil }
    if bytes[next] == UInt8(ascii: "\"") { return quotedKey() }
    let start = next
    // People type `info sessions[0].link` as they see it; blanks at an end would be a slip.
    while next < bytes.count, !bytes[next].isPathPunctuation || bytes[next] == UInt8(ascii: " ") { next += 1 }
    let key = bytes[start..<next]
    guard let first = key.first, first != UInt8(ascii: " "), key.last != UInt8(ascii: " ") else { return nil }
    return String(decoding: key, as: UTF8.self)
  }

  private mutating func quotedKey() -> String? {
    var key: [UInt8] = []
    next += 1
    while next < bytes.count {
      var byte = bytes[next]
      next += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: key, as: UTF8.self) }
      if byte == UInt8(ascii: "\\") {
        guard next < bytes.count else { return nil }
        byte = bytes[next]
        next += 1
      }
      key.append(byte)
    }
    return nil
  }
}
