/// What a terminal answers to a question asked with `ESC ]` (OSC), after xterm's ctlseqs, "Operating System Commands".
///
/// Only the colour behind the text is asked for (11); any other answer is dropped whole, so that none becomes keys.
enum OperatingSystemReply {
  /// A colour takes a third of it.
  private static let longest = 64

  /// Reads what stands after `ESC ]`, up to and with BEL or `ESC \`; nil when it cannot be an answer, which begins with a
  /// digit.
  static func read(_ bytes: ArraySlice<UInt8>) -> Reading? {
    guard let first = bytes.first else { return .incomplete }
    guard 0x30...0x39 ~= first else { return nil }
    guard let end = bytes.firstIndex(where: { !(0x20...0x7E ~= $0) }) else {
      return bytes.count > longest ? .nothing(length: bytes.count) : .incomplete
    }
    let length = end - bytes.startIndex
    switch bytes[end] {
    case 0x07: return reply(bytes[..<end], length: length + 1)
    case Byte.escape where end + 1 == bytes.endIndex: return .incomplete
    case Byte.escape where bytes[end + 1] == UInt8(ascii: "\\"): return reply(bytes[..<end], length: length + 2)
    // It was cut short, and the byte begins something new.
    default: return .nothing(length: length)
    }
  }

  private static func reply(_ bytes: ArraySlice<UInt8>, length: Int) -> Reading {
    let parts = bytes.split(separator: UInt8(ascii: ";"), maxSplits: 1)
    guard parts.count == 2, parts[0].elementsEqual("11".utf8), let isLight = isLight(parts[1]) else {
      return .nothing(length: length)
    }
    return .event(.background(isLight: isLight), length: length)
  }

  /// Of `rgb:ffff/ffff/ffff`, `rgba:…` or `#ffffff`: whether it is brighter than a middle grey, by the weights of ITU-R
  /// BT.601.
  private static func isLight(_ color: ArraySlice<UInt8>) -> Bool? {
    guard let parts = components(String(decoding: color, as: UTF8.self)), parts.count >= 3 else { return nil }
    return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] > 0.5
  }

  /// Each from 0 to 1.
  private static func components(_ text: String) -> [Double]? {
    let digits: [Substring]
    if text.hasPrefix("rgb:") || text.hasPrefix("rgba:") {
      digits = text.split(separator: ":")[1].split(separator: "/", omittingEmptySubsequences: false)
    } else if text.hasPrefix("#"), text.utf8.count == 7 {
      digits = [text.dropFirst().prefix(2), text.dropFirst(3).prefix(2), text.dropFirst(5)]
    } else {
      return nil
    }
    let numbers = digits.compactMap { part in
      (1...4).contains(part.utf8.count)
        ? UInt32(part, radix: 16).map { Double($0) / Double((1 << (4 * part.utf8.count)) - 1) } : nil
    }
    return numbers.count == digits.count ? numbers : nil
  }
}
