/// What an unquoted scalar means to a reader of YAML 1.1, where that is not what YAML 1.2 takes it for.
///
/// `yaml.org/type`, as Psych (Jekyll) and PyYAML read it.
struct YAML11Reading {
  typealias Reading = FrontMatterWarning.Reading

  var yaml11: Reading
  var yaml12: Reading

  /// Nil when readers agree.
  init?(of scalar: String) {
    let bytes = Array(scalar.utf8)
    guard let first = bytes.first, bytes.count <= 40 else { return nil }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      guard let (old, new) = Self.numbers(bytes) else { return nil }
      (yaml11, yaml12) = (old, new)
    default:
      guard let old = Self.word(bytes) else { return nil }
      (yaml11, yaml12) = (old, Self.text(bytes))
    }
  }

  /// A quick look that lets nearly all values go: false only where ``init(of:)`` gives nil.
  static func mayDiffer(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, bytes.count <= 40 else { return false }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      if bytes.contains(.space) { return false }
      let digits = bytes.prefix { $0.isDigit }.count
      if digits == bytes.count { return digits > 1 && first == UInt8(ascii: "0") }
      return digits != 4 || bytes[4] != UInt8(ascii: "-")
    case UInt8(ascii: "="): return bytes.count == 1
    default: return bytes.count <= 5 && "ynotf".utf8.contains(first | 0x20)
    }
  }

  private static func text(_ bytes: [UInt8]) -> Reading { .text(String(decoding: bytes, as: UTF8.self)) }

  private static func word(_ bytes: [UInt8]) -> Reading? {
    guard bytes.count <= 5 else { return nil }
    let lower = String(
      decoding: bytes.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }, as: UTF8.self)
    switch lower {
    case "yes", "on", "y": return .flag(true)
    case "no", "off", "n": return .flag(false)
    case "true", "false", "null":
      guard case .text = YAMLPlainScalar.read(String(decoding: bytes, as: UTF8.self)) else { return nil }
      return lower == "null" ? .null : .flag(lower == "true")
    case "=": return .defaultValue
    default: return nil
    }
  }

  private static func numbers(_ bytes: [UInt8]) -> (Reading, Reading)? {
    let isNumber =
      if case .number = YAMLPlainScalar.read(String(decoding: bytes, as: UTF8.self)) { true } else { false }
    let isNegative = bytes[0] == UInt8(ascii: "-")
    let digits = isNegative || bytes[0] == UInt8(ascii: "+") ? bytes.dropFirst() : bytes[...]
    let sign = isNegative ? "-" : ""
    if isNumber { return oldReading(ofNumber: digits, sign, bytes).map { ($0, newNumber(digits, sign)) } }
    guard YAMLReaders.isNumberLike(bytes), let old = oldNumber(digits, sign) else { return nil }
    return (old, text(bytes))
  }

  /// A number of YAML 1.2 that YAML 1.1 takes for another one, or for text.
  private static func oldReading(ofNumber digits: ArraySlice<UInt8>, _ sign: String, _ bytes: [UInt8]) -> Reading? {
    let all = digits.allSatisfy(\.isDigit)
    if all, digits.count > 1, digits.first == UInt8(ascii: "0") {
      guard digits.allSatisfy({ $0 < UInt8(ascii: "8") }) else { return text(bytes) }
      guard let octal = value(digits, base: 8), octal >= 8 else { return nil }
      return .octal("\(sign)\(octal)")
    }
    if digits.count > 2, digits[digits.startIndex + 1] == UInt8(ascii: "o") { return text(bytes) }
    let isHex = digits.count > 2 && digits[digits.startIndex + 1] == UInt8(ascii: "x")
    guard !isHex, let exponent = digits.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return nil }
    let hasDot = digits[..<exponent].contains(UInt8(ascii: "."))
    let next = exponent + 1
    let hasSign = next < digits.endIndex && !digits[next].isDigit
    return hasDot && hasSign ? nil : text(bytes)
  }

  private static func newNumber(_ digits: ArraySlice<UInt8>, _ sign: String) -> Reading {
    if digits.count > 2, digits[digits.startIndex + 1] == UInt8(ascii: "o"),
      let octal = value(digits.dropFirst(2), base: 8)
    {
      return .number("\(sign)\(octal)")
    }
    var shown = digits
    while shown.count > 1, shown.first == UInt8(ascii: "0"), shown.dropFirst().first!.isDigit {
      shown = shown.dropFirst()
    }
    return .number("\(sign)\(String(decoding: shown, as: UTF8.self))")
  }

  /// A number of YAML 1.1, or of Psych alone, that is text to YAML 1.2.
  private static func oldNumber(_ digits: ArraySlice<UInt8>, _ sign: String) -> Reading? {
    let plain = digits.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: ",") }
    guard let first = digits.first, first.isDigit || first == UInt8(ascii: ".") else { return nil }
    if plain.contains(UInt8(ascii: ":")) { return sexagesimal(plain, sign) }
    if plain.starts(with: "0b".utf8) { return value(plain.dropFirst(2), base: 2).map { .number("\(sign)\($0)") } }
    if plain.starts(with: "0x".utf8) { return value(plain.dropFirst(2), base: 16).map { .number("\(sign)\($0)") } }
    if plain.first == UInt8(ascii: "0"), plain.count > 1, let octal = value(plain[...], base: 8) {
      return .number("\(sign)\(octal)")
    }
    guard plain.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }), plain.contains(where: \.isDigit) else {
      return nil
    }
    return .number("\(sign)\(String(decoding: plain, as: UTF8.self))")
  }

  /// `12:30` counts minutes or seconds by the specification, and seconds of a time of day to Psych.
  private static func sexagesimal(_ digits: [UInt8], _ sign: String) -> Reading? {
    let groups = digits.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard 2...3 ~= groups.count, !digits.contains(UInt8(ascii: ".")) else { return .inBase60 }
    let numbers = groups.compactMap { value($0, base: 10) }
    guard numbers.count == groups.count, numbers.dropFirst().allSatisfy({ $0 < 60 }), numbers[0] < 1 << 40 else {
      return nil
    }
    let total = numbers.reduce(0) { $0 * 60 + $1 }
    return groups.count == 3
      ? .number("\(sign)\(total)") : .sexagesimal(jekyll: "\(sign)\(total * 60)", others: "\(sign)\(total)")
  }

  private static func value(_ digits: ArraySlice<UInt8>, base: Int) -> Int? {
    Int(String(decoding: digits, as: UTF8.self), radix: base)
  }
}
