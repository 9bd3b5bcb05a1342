/// What a bare word means: a flag, a number, a date or a time (TOML 1.0, Integer to Local Time).
enum TOMLScalar {
  /// Nil when it is none of these: text needs quotes.
  static func value(of word: ArraySlice<UInt8>) -> FieldValue? {
    let text = String(decoding: word, as: UTF8.self)
    if word.elementsEqual("true".utf8) { return .flag(true) }
    if word.elementsEqual("false".utf8) { return .flag(false) }
    if isDate(word) { return .date(text) }
    return isNumber(word) ? .number(text) : nil
  }

  /// What is wrong with a word that means nothing.
  static func reason(for word: ArraySlice<UInt8>, shown: String) -> FrontMatterError.Reason {
    let text = String(decoding: word, as: UTF8.self)
    guard let first = word.first, first.isDigit || first == UInt8(ascii: "+") || first == UInt8(ascii: "-") || first == UInt8(ascii: ".")
    else { return .unquotedText(shown) }
    let isDateLike = word.allSatisfy { $0.isDigit || "-:.+TtZz ".utf8.contains($0) }
    if isDateLike, word.dropFirst(2).contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }) {
      return .badDate(text)
    }
    let isNumberLike = word.allSatisfy { $0.isHexDigit || "+-._xob".utf8.contains($0) } && word.contains(where: \.isDigit)
    return isNumberLike ? .badNumber(text) : .unquotedText(shown)
  }

  // MARK: Numbers

  static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var digits = word
    if word.count > 2, word.first == UInt8(ascii: "0"), let isDigit = digit(ofBase: word[word.startIndex + 1]) {
      return isDigits(word.dropFirst(2), where: isDigit)
    }
    if let sign = digits.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { digits.removeFirst() }
    if digits.elementsEqual("inf".utf8) || digits.elementsEqual("nan".utf8) { return true }
    let whole = digits.prefix { $0.isDigit || $0 == UInt8(ascii: "_") }
    guard isDigits(whole, where: \.isDigit), whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
    return isFraction(digits.dropFirst(whole.count))
  }

  private static func digit(ofBase mark: UInt8) -> ((UInt8) -> Bool)? {
    switch mark {
    case UInt8(ascii: "x"): \.isHexDigit
    case UInt8(ascii: "o"): { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "7") }
    case UInt8(ascii: "b"): { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }
    default: nil
    }
  }

  /// Nothing, `.5`, `e-3` or `.5e-3`.
  private static func isFraction(_ rest: ArraySlice<UInt8>) -> Bool {
    var rest = rest
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { $0.isDigit || $0 == UInt8(ascii: "_") }
      guard isDigits(digits, where: \.isDigit) else { return false }
      rest = rest.dropFirst(1 + digits.count)
    }
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "e") else { return false }
    rest.removeFirst()
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
    return isDigits(rest, where: \.isDigit)
  }

  /// Digits with single underscores between them.
  private static func isDigits(_ word: ArraySlice<UInt8>, where isDigit: (UInt8) -> Bool) -> Bool {
    var afterDigit = false
    for byte in word {
      if byte == UInt8(ascii: "_") {
        guard afterDigit else { return false }
        afterDigit = false
      } else {
        guard isDigit(byte) else { return false }
        afterDigit = true
      }
    }
    return afterDigit
  }

  // MARK: Dates

  /// A date, a time, or both with or without an offset, that exists (RFC 3339, section 5.6).
  static func isDate(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count >= 8, word.first!.isDigit else { return false }
    let bytes = Array(word)
    if bytes[2] == UInt8(ascii: ":") { return timeEnd(bytes, from: 0) == bytes.count }
    guard isDay(bytes) else { return false }
    if bytes.count == 10 { return true }
    guard bytes[10] | 0x20 == UInt8(ascii: "t") || bytes[10] == .space, let end = timeEnd(bytes, from: 11) else { return false }
    return end == bytes.count || isOffset(bytes[end...])
  }

  /// `2024-02-29` at the start.
  static func isDay(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), let century = two(bytes, 0),
      let year = two(bytes, 2), let month = two(bytes, 5), let day = two(bytes, 8)
    else { return false }
    return 1...12 ~= month && 1...days(in: month, of: century * 100 + year) ~= day
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// After `07:32:00` and its fraction; 60 is a leap second.
  private static func timeEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= start + 8, bytes[start + 2] == UInt8(ascii: ":"), bytes[start + 5] == UInt8(ascii: ":"),
      let hour = two(bytes, start), let minute = two(bytes, start + 3), let second = two(bytes, start + 6),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    var end = start + 8
    guard end < bytes.count, bytes[end] == UInt8(ascii: ".") else { return end }
    end += 1
    let fraction = end
    while end < bytes.count, bytes[end].isDigit { end += 1 }
    return end > fraction ? end : nil
  }

  private static func isOffset(_ rest: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(rest)
    if bytes.count == 1 { return bytes[0] | 0x20 == UInt8(ascii: "z") }
    guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"), bytes[3] == UInt8(ascii: ":"),
      let hour = two(bytes, 1), let minute = two(bytes, 4)
    else { return false }
    return hour < 24 && minute < 60
  }

  private static func two(_ bytes: [UInt8], _ offset: Int) -> Int? {
    guard offset + 1 < bytes.count, bytes[offset].isDigit, bytes[offset + 1].isDigit else { return nil }
    return Int(bytes[offset] - 48) * 10 + Int(bytes[offset + 1] - 48)
  }
}
