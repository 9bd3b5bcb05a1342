/// Values without quotes: `true`, numbers, dates and times (TOML 1.0, “Integer” to “Local Time”).
enum TOMLWord {
  /// The value that a word spells; nil when it spells none.
  static func read(_ word: ArraySlice<UInt8>) -> FieldValue? {
    guard let first = word.first else { return nil }
    if word.elementsEqual("true".utf8) { return .flag(true) }
    if word.elementsEqual("false".utf8) { return .flag(false) }
    let text = String(decoding: word, as: UTF8.self)
    if first.isDigit, isDate(word) { return .date(text) }
    return isNumber(word) ? .number(text) : nil
  }

  // MARK: Numbers

  static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if rest.elementsEqual("inf".utf8) || rest.elementsEqual("nan".utf8) { return true }
    if rest.count == word.count, rest.count > 2, rest.first == UInt8(ascii: "0") {
      let digits = rest.dropFirst(2)
      switch rest[rest.startIndex + 1] {
      case UInt8(ascii: "x"): return areDigits(digits, \.isHexDigit)
      case UInt8(ascii: "o"): return areDigits(digits) { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "7") }
      case UInt8(ascii: "b"): return areDigits(digits) { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }
      default: break
      }
    }
    return isDecimal(rest)
  }

  private static func isDecimal(_ word: ArraySlice<UInt8>) -> Bool {
    let wholeEnd = word.firstIndex { !$0.isDigit && $0 != UInt8(ascii: "_") } ?? word.endIndex
    let whole = word[..<wholeEnd]
    guard areDigits(whole, \.isDigit), whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
    var rest = word[wholeEnd...]
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let end = rest.firstIndex { !$0.isDigit && $0 != UInt8(ascii: "_") } ?? rest.endIndex
      guard areDigits(rest[..<end], \.isDigit) else { return false }
      rest = rest[end...]
    }
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
    return areDigits(rest, \.isDigit)
  }

  /// Digits, with single underscores between them.
  private static func areDigits(_ digits: ArraySlice<UInt8>, _ isDigit: (UInt8) -> Bool) -> Bool {
    var wasDigit = false
    for byte in digits {
      if byte == UInt8(ascii: "_") {
        guard wasDigit else { return false }
        wasDigit = false
      } else {
        guard isDigit(byte) else { return false }
        wasDigit = true
      }
    }
    return wasDigit
  }

  // MARK: Dates

  /// A day, a time, or both with a `T` or one space between, and then perhaps an offset (RFC 3339).
  static func isDate(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count >= 8 else { return false }
    if word[word.startIndex + 2] == UInt8(ascii: ":") { return afterTime(word)?.isEmpty == true }
    guard word.count >= 10, isDay(word.prefix(10)) else { return false }
    let rest = word.dropFirst(10)
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "t") || mark == .space, let offset = afterTime(rest.dropFirst()) else {
      return false
    }
    return offset.isEmpty || isOffset(offset)
  }

  /// `0000-00-00`, whatever the digits.
  static func hasShapeOfDay(_ word: ArraySlice<UInt8>) -> Bool {
    digits(word, at: 0, count: 4) != nil && has("-", word, at: 4) && digits(word, at: 5, count: 2) != nil
      && has("-", word, at: 7) && digits(word, at: 8, count: 2) != nil
      && (word.count == 10 || [UInt8(ascii: "T"), UInt8(ascii: "t"), .space].contains(word[word.startIndex + 10]))
  }

  static func isDay(_ word: ArraySlice<UInt8>) -> Bool {
    guard let year = digits(word, at: 0, count: 4), has("-", word, at: 4), let month = digits(word, at: 5, count: 2),
      has("-", word, at: 7), let day = digits(word, at: 8, count: 2), 1...12 ~= month
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1...days[month - 1] ~= day
  }

  /// What follows a time `hh:mm:ss.fff`; nil when none stands there.
  private static func afterTime(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let hour = digits(word, at: 0, count: 2), has(":", word, at: 2), let minute = digits(word, at: 3, count: 2),
      has(":", word, at: 5), let second = digits(word, at: 6, count: 2), hour < 24, minute < 60, second <= 60
    else { return nil }
    let rest = word.dropFirst(8)
    guard rest.first == UInt8(ascii: ".") else { return rest }
    let fraction = rest.dropFirst().prefix(while: \.isDigit)
    return fraction.isEmpty ? nil : rest[fraction.endIndex...]
  }

  private static func isOffset(_ word: ArraySlice<UInt8>) -> Bool {
    guard let sign = word.first else { return false }
    if word.count == 1 { return sign | 0x20 == UInt8(ascii: "z") }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), word.count == 6, has(":", word, at: 3),
      let hour = digits(word, at: 1, count: 2), let minute = digits(word, at: 4, count: 2)
    else { return false }
    return hour < 24 && minute < 60
  }

  private static func digits(_ word: ArraySlice<UInt8>, at offset: Int, count: Int) -> Int? {
    let start = word.startIndex + offset
    guard start + count <= word.endIndex else { return nil }
    var value = 0
    for byte in word[start..<(start + count)] {
      guard byte.isDigit else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  private static func has(_ mark: Unicode.Scalar, _ word: ArraySlice<UInt8>, at offset: Int) -> Bool {
    word.startIndex + offset < word.endIndex
      && word[word.startIndex + offset] == UInt8(truncatingIfNeeded: mark.value)
  }
}
