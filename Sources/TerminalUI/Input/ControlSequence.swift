/// The control sequences that terminals send for keys, the mouse, focus and pastes.
///
/// After xterm's ctlseqs ("PC-Style Function Keys", "Mouse Tracking", "modifyOtherKeys"), the Linux console
/// (`ESC [ [ A`) and the kitty protocol's `CSI u`. What is whole but unknown means nothing and is dropped.
enum ControlSequence {
  /// Reads what stands after `ESC [`, up to `limit` bytes.
  static func read(_ bytes: ArraySlice<UInt8>, limit: Int) -> Reading {
    switch bytes.first {
    case UInt8(ascii: "["): return readLinuxFunctionKey(bytes)
    case UInt8(ascii: "M"): return MouseReport.readX10(bytes)
    default: break
    }
    guard let end = bytes.firstIndex(where: { !(0x20...0x3F ~= $0) }) else {
      return bytes.count > limit ? .nothing(length: bytes.count) : .incomplete
    }
    let length = end - bytes.startIndex + 1
    // A control or a non-ASCII byte cannot be in a sequence: it was cut short, and the byte begins something new.
    guard 0x40...0x7E ~= bytes[end], length <= limit else {
      return .nothing(length: 0x40...0x7E ~= bytes[end] ? length : length - 1)
    }
    return interpret(bytes[..<end], final: bytes[end], length: length)
  }

  /// Reads what stands after `ESC O`: cursor and function keys, and the keypad's in application mode.
  static func readSS3(_ bytes: ArraySlice<UInt8>) -> Reading {
    guard let end = bytes.firstIndex(where: { !(0x30...0x39 ~= $0) }) else {
      return bytes.count > 4 ? .nothing(length: bytes.count) : .incomplete
    }
    let length = end - bytes.startIndex + 1
    let modifiers = modifiers(number(bytes[..<end]))
    if let code = letterKeys[bytes[end]] { return .event(.key(Key(code, modifiers)), length: length) }
    if let typed = keypadKeys[bytes[end]] { return .event(.key(Key(typed, modifiers)), length: length) }
    return .nothing(length: 0x40...0x7E ~= bytes[end] ? length : length - 1)
  }

  private static func interpret(_ parameters: ArraySlice<UInt8>, final: UInt8, length: Int) -> Reading {
    if parameters.first == UInt8(ascii: "<") {
      let event = MouseReport.event(numbers(parameters.dropFirst()), isRelease: final == UInt8(ascii: "m"))
      return event.map { .event(.mouse($0), length: length) } ?? .nothing(length: length)
    }
    guard parameters.allSatisfy({ 0x30...0x3B ~= $0 }) else { return .nothing(length: length) }
    let numbers = numbers(parameters)
    switch (final, numbers.first ?? 0) {
    case (UInt8(ascii: "~"), 200): return .pasteStart(length: length)
    case (UInt8(ascii: "I"), 0): return .event(.focus(true), length: length)
    case (UInt8(ascii: "O"), 0): return .event(.focus(false), length: length)
    default: break
    }
    return key(numbers, final: final).map { .event(.key($0), length: length) } ?? .nothing(length: length)
  }

  private static func key(_ numbers: [Int], final: UInt8) -> Key? {
    let modifiers = modifiers(numbers.count > 1 ? numbers[1] : 0)
    switch final {
    case UInt8(ascii: "~") where numbers.first == 27 && numbers.count == 3: return otherKey(numbers[2], modifiers)
    case UInt8(ascii: "~"): return numbers.first.flatMap { numberedKeys[$0] }.map { Key($0, modifiers) }
    case UInt8(ascii: "u"): return numbers.first.flatMap { otherKey($0, modifiers) }
    case UInt8(ascii: "Z"): return Key(.backtab, modifiers)
    default: return letterKeys[final].map { Key($0, modifiers) }
    }
  }

  /// A character with modifiers that no control character can tell.
  private static func otherKey(_ value: Int, _ modifiers: Key.Modifiers) -> Key? {
    guard let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init), value != 0 else { return nil }
    guard modifiers.contains(.shift), 0x61...0x7A ~= value else { return Key(received: scalar, modifiers) }
    return Key(received: Unicode.Scalar(UInt8(value) & 0x5F), modifiers)
  }

  private static func readLinuxFunctionKey(_ bytes: ArraySlice<UInt8>) -> Reading {
    guard let letter = bytes.dropFirst().first else { return .incomplete }
    guard UInt8(ascii: "A")...UInt8(ascii: "E") ~= letter else { return .nothing(length: 1) }
    return .event(.key(Key(.function(Int(letter - UInt8(ascii: "A")) + 1))), length: 2)
  }

  /// xterm adds 1 to the sum of shift 1, alt 2, control 4 and meta 8.
  static func modifiers(_ parameter: Int) -> Key.Modifiers {
    guard 2...16 ~= parameter else { return [] }
    let bits = parameter - 1
    var modifiers = Key.Modifiers(rawValue: UInt8(bits & 7))
    if bits & 8 != 0 { modifiers.insert(.alt) }
    return modifiers
  }

  private static func numbers(_ parameters: ArraySlice<UInt8>) -> [Int] {
    guard !parameters.isEmpty else { return [] }
    return parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(number)
  }

  /// The number at the front of digits; at most 9,999,999, so that nothing overflows.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.prefix { 0x30...0x39 ~= $0 }.prefix(7).reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static let letterKeys: [UInt8: Key.Code] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
    UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4), UInt8(ascii: "M"): .enter,
  ]

  private static let numberedKeys: [Int: Key.Code] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6),
    18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
    25: .function(13), 26: .function(14), 28: .function(15), 29: .function(16), 31: .function(17),
    32: .function(18), 33: .function(19), 34: .function(20),
  ]

  /// The keypad in application mode: `*` to `9` lie 0x40 above their characters, `=` is `X`.
  private static let keypadKeys: [UInt8: Character] = {
    var keys: [UInt8: Character] = [UInt8(ascii: "X"): "="]
    for byte in UInt8(ascii: "*")...UInt8(ascii: "9") { keys[byte + 0x40] = Character(Unicode.Scalar(byte)) }
    return keys
  }()
}
