/// A set of bytes, as a bracket in a shell pattern names them: `[a-z_]`, `[!0-9]`, `[[:space:]]`.
struct ByteSet: Sendable {
  private var isMember: [Bool] = Array(repeating: false, count: 256)

  func contains(_ byte: UInt8) -> Bool { isMember[Int(byte)] }

  /// - Parameter index: after the opening bracket; left after the closing one.
  /// - Returns: nil when no bracket closes it, or it names a class that there is not.
  init?(_ pattern: [UInt8], from index: inout Int) {
    var next = index
    let isNegated = next < pattern.count && (pattern[next] == UInt8(ascii: "!") || pattern[next] == UInt8(ascii: "^"))
    if isNegated { next += 1 }
    var isFirst = true
    var low: UInt8?
    while true {
      guard next < pattern.count else { return nil }
      // A bracket that comes first is a member.
      if pattern[next] == UInt8(ascii: "]"), !isFirst { break }
      isFirst = false
      if pattern[next] == UInt8(ascii: "["), next + 1 < pattern.count, pattern[next + 1] == UInt8(ascii: ":") {
        guard let name = Self.className(pattern, from: &next), insert(className: name) else { return nil }
        low = nil
      } else if let start = low, pattern[next] == UInt8(ascii: "-"), next + 1 < pattern.count,
        pattern[next + 1] != UInt8(ascii: "]")
      {
        next += 1
        guard let end = Self.member(pattern, from: &next) else { return nil }
        if start <= end { for byte in start...end { isMember[Int(byte)] = true } }
        low = nil
      } else {
        guard let byte = Self.member(pattern, from: &next) else { return nil }
        isMember[Int(byte)] = true
        low = byte
      }
    }
    if isNegated { isMember = isMember.map { !$0 } }
    index = next + 1
  }

  private static func member(_ pattern: [UInt8], from next: inout Int) -> UInt8? {
    if pattern[next] == UInt8(ascii: "\\") { next += 1 }
    guard next < pattern.count else { return nil }
    defer { next += 1 }
    return pattern[next]
  }

  private static func className(_ pattern: [UInt8], from next: inout Int) -> String? {
    guard let close = pattern[(next + 2)...].firstIndex(of: UInt8(ascii: "]")), close > next + 2,
      pattern[close - 1] == UInt8(ascii: ":")
    else { return nil }
    defer { next = close + 1 }
    return String(decoding: pattern[(next + 2)..<(close - 1)], as: UTF8.self)
  }

  private mutating func insert(className: String) -> Bool {
    let isIn: (UInt8) -> Bool
    switch className {
    case "alpha": isIn = Self.isLetter
    case "digit": isIn = Self.isDigit
    case "alnum": isIn = { Self.isLetter($0) || Self.isDigit($0) }
    case "lower": isIn = { 0x61...0x7A ~= $0 }
    case "upper": isIn = { 0x41...0x5A ~= $0 }
    case "space": isIn = { $0 == 0x20 || 0x09...0x0D ~= $0 }
    case "blank": isIn = { $0 == 0x20 || $0 == 0x09 }
    case "punct": isIn = { 0x21...0x7E ~= $0 && !Self.isLetter($0) && !Self.isDigit($0) }
    case "graph": isIn = { 0x21...0x7E ~= $0 }
    case "print": isIn = { 0x20...0x7E ~= $0 }
    case "cntrl": isIn = { $0 < 0x20 || $0 == 0x7F }
    case "xdigit": isIn = { Self.isDigit($0) || 0x61...0x66 ~= $0 | 0x20 }
    default: return false
    }
    for byte in UInt8.min...UInt8.max where isIn(byte) { isMember[Int(byte)] = true }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}
