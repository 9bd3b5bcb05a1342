/// What the readers in use take an unquoted scalar for, all of them together: Psych (Ruby, Jekyll), PyYAML, ruamel,
/// go-yaml (Hugo), js-yaml and eemeli/yaml (Astro, Eleventy).
///
/// It errs on the side of quotes: a form that *some* reader types is not text to all.
enum YAMLReaders {
  /// Whether every reader takes the scalar for text.
  static func allReadText(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return false }
    if first == UInt8(ascii: ":") { return false }  // A symbol to Psych.
    if bytes.count <= 5, isWord(bytes) { return false }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "_"):
      return !isNumberLike(bytes) && !isDateLike(bytes)
    case UInt8(ascii: "="), UInt8(ascii: "~"): return bytes.count > 1
    case UInt8(ascii: "<"): return bytes != Array("<<".utf8)
    default: return true
    }
  }

  private static let words: Set<[UInt8]> = Set(
    ["y", "n", "yes", "no", "on", "off", "true", "false", "null", ".inf", ".nan"].map { Array($0.utf8) })

  /// In any case: readers differ on `yEs`, and no one means text by it.
  private static func isWord(_ bytes: [UInt8]) -> Bool {
    words.contains(bytes.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 })
  }

  /// Integers of all bases, floats, base 60, with commas and underscores.
  static func isNumberLike(_ bytes: [UInt8]) -> Bool {
    var digits = bytes[...]
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard let first = digits.first else { return false }
    if digits.count == 4, first == UInt8(ascii: "."), isWord(Array(digits)) { return true }
    if digits.count > 2, first == UInt8(ascii: "0") {
      let rest = digits.dropFirst(2)
      switch digits[digits.startIndex + 1] | 0x20 {
      case UInt8(ascii: "x"): if rest.allSatisfy({ $0.isHexDigit || $0.isDigitSeparator }) { return true }
      case UInt8(ascii: "o"), UInt8(ascii: "b"):
        if rest.allSatisfy({ $0.isDigit || $0.isDigitSeparator }) { return true }
      default: break
      }
    }
    guard digits.contains(where: \.isDigit) else { return false }
    let mantissa = digits.prefix {
      $0.isDigit || $0.isDigitSeparator || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":")
    }
    let rest = digits.dropFirst(mantissa.count)
    guard mantissa.lazy.filter({ $0 == UInt8(ascii: ".") }).count <= 1 else { return false }
    if mantissa.contains(UInt8(ascii: ":")) { return rest.isEmpty && isSexagesimal(mantissa) }
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "e"), !mantissa.isEmpty else { return false }
    var exponent = rest.dropFirst()
    if let sign = exponent.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      exponent = exponent.dropFirst()
    }
    return !exponent.isEmpty && exponent.allSatisfy { $0.isDigit || $0.isDigitSeparator }
  }

  /// `12:30`, `1:02:03.5`: groups of one or two digits after the first.
  private static func isSexagesimal(_ bytes: ArraySlice<UInt8>) -> Bool {
    let groups = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return groups.count > 1 && groups.allSatisfy { !$0.isEmpty }
      && groups.dropFirst().dropLast().allSatisfy { $0.count <= 2 }
  }

  /// `2017-5-3` and all that begins so and goes on like a time.
  static func isDateLike(_ bytes: [UInt8]) -> Bool {
    var next = 0
    func run(_ counts: ClosedRange<Int>) -> Bool {
      let start = next
      while next < bytes.count, bytes[next].isDigit { next += 1 }
      return counts.contains(next - start)
    }
    func dash() -> Bool {
      guard next < bytes.count, bytes[next] == UInt8(ascii: "-") else { return false }
      next += 1
      return true
    }
    _ = dash()
    guard run(4...4), dash(), run(1...2), dash(), run(1...2) else { return false }
    return bytes[next...].allSatisfy { byte in
      byte.isDigit || byte.isBlank || "TtZz:.+-".utf8.contains(byte)
    }
  }
}

extension UInt8 {
  fileprivate var isDigitSeparator: Bool { self == UInt8(ascii: "_") || self == UInt8(ascii: ",") }
}
