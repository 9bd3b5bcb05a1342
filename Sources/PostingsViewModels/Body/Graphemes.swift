internal import TerminalText

/// The characters of a line of bytes, as people see them; a byte that is not UTF-8 is a character of its own, shown as
/// `<E9>`, and is carried along untouched.
struct Graphemes: Sendable {
  struct Item: Sendable, Equatable {
    var range: Range<Int>
    /// Where it stands, in columns from the start of the line, before wrapping.
    var column: Int
    var columns: Int
  }

  private(set) var items: [Item] = []
  let columns: Int
  /// Tabs go to the next multiple of this.
  static let tabWidth = 4

  /// Linear in the length of the line.
  init(_ bytes: [UInt8]) {
    var column = 0
    func add(_ range: Range<Int>, _ columns: Int, to items: inout [Item]) {
      items.append(Item(range: range, column: column, columns: columns))
      column += columns
    }
    var items: [Item] = []
    items.reserveCapacity(bytes.count)
    var offset = 0
    while offset < bytes.count {
      // ASCII that nothing can join is most of any text.
      let byte = bytes[offset]
      if byte < 0x80, offset + 1 == bytes.count || bytes[offset + 1] < 0x80 {
        add(
          offset..<offset + 1,
          byte == 0x09
            ? Self.tabWidth - column % Self.tabWidth
            : byte >= 0x20 && byte != 0x7F ? 1 : String(cleaning: [byte]).columns, to: &items)
        offset += 1
        continue
      }
      let end = Self.endOfMixed(bytes, from: offset)
      let text = String(decoding: bytes[offset..<end], as: UTF8.self)
      if text.utf8.count == end - offset, text.utf8.elementsEqual(bytes[offset..<end]) {
        for character in text {
          let length = character.utf8.count
          let isTab = length == 1 && bytes[offset] == 0x09
          add(
            offset..<offset + length,
            isTab ? Self.tabWidth - column % Self.tabWidth : String(character).cleaned().columns, to: &items)
          offset += length
        }
      } else {
        for range in Self.scalars(bytes, offset..<end) {
          add(range, String(cleaning: bytes[range]).columns, to: &items)
        }
        offset = end
      }
    }
    self.items = items
    columns = column
  }

  /// The stretch in which characters may join, up to two plain ASCII bytes in a row.
  private static func endOfMixed(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      if bytes[end] < 0x80, end > start, end + 1 == bytes.count || bytes[end + 1] < 0x80 {
        // A mark may stand on this letter's neighbour, never between the two.
        return end
      }
      end += 1
    }
    return end
  }

  /// Scalars where the bytes are UTF-8, else single bytes.
  private static func scalars(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let length = length(bytes, at: offset, before: range.upperBound)
      found.append(offset..<offset + length)
      offset += length
    }
    return found
  }

  private static func length(_ bytes: [UInt8], at offset: Int, before end: Int) -> Int {
    let wanted: Int =
      switch bytes[offset] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard wanted > 1, offset + wanted <= end else { return 1 }
    let piece = bytes[offset..<offset + wanted]
    return String(decoding: piece, as: UTF8.self).utf8.elementsEqual(piece) ? wanted : 1
  }

  /// The index of the item that begins at or holds an offset; the count for the end of the line.
  func index(at offset: Int) -> Int { items.partitioningIndex { $0.range.upperBound > offset } }

  func offset(before offset: Int) -> Int? {
    let index = index(at: offset)
    return index > 0 ? items[index - 1].range.lowerBound : nil
  }

  func offset(after offset: Int) -> Int? {
    let index = index(at: offset)
    return index < items.count ? items[index].range.upperBound : nil
  }
}
