/// The characters that the scanner knows; all others are for the parser.
extension FieldScanner {
  /// No control, no tab, no character that readers take for a line break or refuse, and nothing that is not UTF-8.
  static func isSimpleText(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      if range.upperBound - index >= 8,
        areSimple(UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self))
      {
        index += 8
        continue
      }
      let byte = bytes[index]
      if byte >= 0x20, byte < 0x7F {
        index += 1
      } else if byte == .lineFeed {
        index += 1
      } else if byte == .carriageReturn {
        guard index + 1 < range.upperBound, bytes[index + 1] == .lineFeed else { return false }
        index += 2
      } else {
        guard let length = characterLength(bytes, index, range.upperBound) else { return false }
        index += length
      }
    }
    return true
  }

  /// Whether eight bytes are all printable ASCII or line feeds, told by sums that never carry into the next byte.
  private static func areSimple(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs = ones << 7
    guard word & highs == 0 else { return false }
    // The high bit of a byte of each: not below 0x20, not a line feed, DEL.
    let isPrintable = word &+ ones &* 0x60
    let isOther = (word ^ ones &* UInt64(UInt8.lineFeed)) &+ ones &* 0x7F
    let isDelete = word &+ ones
    return (~isPrintable & isOther | isDelete) & highs == 0
  }

  /// The bytes of a printable character beyond ASCII (Unicode, table 3-7), nil when it is none.
  private static func characterLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
    func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < end && range.contains(bytes[index + offset])
    }
    switch bytes[index] {
    case 0xC2: return isContinuation(1, 0xA0...0xBF) ? 2 : nil
    case 0xC3...0xDF: return isContinuation(1) ? 2 : nil
    case 0xE0: return isContinuation(1, 0xA0...0xBF) && isContinuation(2) ? 3 : nil
    case 0xED: return isContinuation(1, 0x80...0x9F) && isContinuation(2) ? 3 : nil
    case 0xE1...0xEF:
      guard isContinuation(1), isContinuation(2) else { return nil }
      let isSeparator = bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && 0xA8...0xA9 ~= bytes[index + 2]
      let isMark =
        bytes[index] == 0xEF && (bytes[index + 1] == 0xBB || bytes[index + 1] == 0xBF) && bytes[index + 2] >= 0xBE
      return isSeparator || isMark ? nil : 3
    case 0xF0: return isContinuation(1, 0x90...0xBF) && isContinuation(2) && isContinuation(3) ? 4 : nil
    case 0xF1...0xF3: return isContinuation(1) && isContinuation(2) && isContinuation(3) ? 4 : nil
    case 0xF4: return isContinuation(1, 0x80...0x8F) && isContinuation(2) && isContinuation(3) ? 4 : nil
    default: return nil
    }
  }

  /// What a byte may begin or go on, far inside what YAML allows.
  enum Class {
    static func startsKey(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...0xFF:
        true
      default: false
      }
    }

    static func continuesKey(_ byte: UInt8) -> Bool {
      if startsKey(byte) || byte.isDigit { return true }
      switch byte {
      case .space, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "("),
        UInt8(ascii: ")"):
        return true
      default: return false
      }
    }

    static func startsPlain(_ byte: UInt8) -> Bool {
      if startsKey(byte) || byte.isDigit { return true }
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "~"),
        UInt8(ascii: "$"), UInt8(ascii: "-"):
        return true
      default: return false
      }
    }
  }
}
