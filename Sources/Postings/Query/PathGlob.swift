/// A pattern of names between slashes, matched whole: `*`, `?` and `[…]` stand for bytes of one name, `**` alone between
/// slashes for any number of folders, and at the end for all that lies below.
///
/// The rules are those of `gitignore` and `wildmatch` (git, `wildmatch.c`), from the first name to the last.
/// - Complexity: no worse than the product of the lengths, whatever the pattern: each kind of star has one point of
///   return only.
struct PathGlob: Sendable {
  private let parts: [Part]

  private enum Part: Sendable {
    case anyFolders
    case name(NameGlob)
  }

  init(_ pattern: some Collection<UInt8>) {
    let slash = UInt8(ascii: "/")
    let stars: [UInt8] = [UInt8(ascii: "*"), UInt8(ascii: "*")]
    parts = pattern.split(separator: slash, omittingEmptySubsequences: false).map { part in
      part.elementsEqual(stars) ? .anyFolders : .name(NameGlob(part))
    }
  }

  func matches(_ path: UnsafeRawBufferPointer) -> Bool {
    let names = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    var part = 0
    var name = 0
    var star: (part: Int, name: Int)?
    while name < names.count {
      if part < parts.count, case .anyFolders = parts[part] {
        if part == parts.count - 1 { return true }
        part += 1
        star = (part, name)
      } else if part < parts.count, case .name(let glob) = parts[part],
        glob.matches(UnsafeRawBufferPointer(rebasing: names[name]))
      {
        part += 1
        name += 1
      } else if let last = star {
        star = (last.part, last.name + 1)
        (part, name) = (last.part, last.name + 1)
      } else {
        return false
      }
    }
    return part == parts.count
  }
}

/// A pattern over one name: `*`, `?`, `[a-z]`, `[!a-z]`, `[[:alpha:]]`, and `\` before a sign that stands for itself.
struct NameGlob: Sendable {
  private var signs: [Sign] = []

  private enum Sign: Sendable {
    case byte(UInt8)
    case anyByte
    case anyBytes
    case oneOf(ByteSet)
    /// A bracket that never closes: git lets it match nothing.
    case nothing
  }

  init(_ pattern: some Collection<UInt8>) {
    let pattern = Array(pattern)
    var index = 0
    while index < pattern.count {
      let byte = pattern[index]
      index += 1
      switch byte {
      case UInt8(ascii: "*"):
        if case .anyBytes? = signs.last { continue }
        signs.append(.anyBytes)
      case UInt8(ascii: "?"): signs.append(.anyByte)
      case UInt8(ascii: "["): signs.append(ByteSet(pattern, from: &index).map { .oneOf($0) } ?? .nothing)
      case UInt8(ascii: "\\"):
        signs.append(index < pattern.count ? .byte(pattern[index]) : .nothing)
        index += 1
      default: signs.append(.byte(byte))
      }
    }
  }

  func matches(_ text: UnsafeRawBufferPointer) -> Bool {
    var sign = 0
    var index = 0
    var star: (sign: Int, index: Int)?
    while index < text.count {
      if sign < signs.count, case .anyBytes = signs[sign] {
        sign += 1
        star = (sign, index)
      } else if sign < signs.count, Self.matches(signs[sign], text[index]) {
        sign += 1
        index += 1
      } else if let last = star {
        star = (last.sign, last.index + 1)
        (sign, index) = (last.sign, last.index + 1)
      } else {
        return false
      }
    }
    return signs[sign...].allSatisfy { if case .anyBytes = $0 { true } else { false } }
  }

  private static func matches(_ sign: Sign, _ byte: UInt8) -> Bool {
    switch sign {
    case .byte(let wanted): wanted == byte
    case .anyByte: true
    case .oneOf(let set): set.contains(byte)
    case .anyBytes, .nothing: false
    }
  }
}
