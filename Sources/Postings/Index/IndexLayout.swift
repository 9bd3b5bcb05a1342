/// What stands where in an index: a header of 64-bit words, then the columns of two tables as they lie in memory.
///
/// The first table holds the newest postings, a screenful, and is read in no time at any size; the second holds all,
/// in the same order, so that both number their rows alike. Everything is in the byte order of the machine, which the
/// header tells: an index never leaves it.
enum IndexLayout {
  /// `postings` and `index 03`, as little-endian words: another number for another layout.
  static let magic: [UInt64] = [0x7367_6E69_7473_6F70, 0x3330_2078_6564_6E69]
  /// Reads differently on a machine of another byte order.
  static let byteOrderMark: UInt64 = 0x0102_0304_0506_0708
  /// Postings in the first table.
  static let headCount = 256
  /// Of what the index is of, then of each table.
  static let sectionCount = 1 + 2 * PostingTable.columnCount
  private static let wordsBeforeSections = magic.count + 3
  /// The last word is the checksum of the others.
  static let headerWords = wordsBeforeSections + 3 * sectionCount + 1
  static let headerSize = headerWords * 8
  /// A larger file was not written by us.
  static let sizeLimit = 32 << 30

  /// Where a column lies.
  struct Section: Equatable {
    var offset: Int
    var size: Int
    var checksum: UInt64
  }

  static func header(key: HashKey, _ sections: [Section]) -> [UInt64] {
    var words = magic + [byteOrderMark, key.first, key.second]
    for section in sections { words += [UInt64(section.offset), UInt64(section.size), section.checksum] }
    return words + [words.withUnsafeBytes { Checksum.of($0) }]
  }

  /// Nil for a header that is damaged, of another version or another machine, or speaks of more than the file holds.
  static func read(_ words: [UInt64], fileSize: Int) -> (key: HashKey, sections: [Section])? {
    guard words.count == headerWords, words.starts(with: magic), words[magic.count] == byteOrderMark,
      words.dropLast().withUnsafeBytes({ Checksum.of($0) }) == words.last
    else { return nil }
    var sections: [Section] = []
    for index in stride(from: wordsBeforeSections, to: headerWords - 1, by: 3) {
      guard let offset = Int(exactly: words[index]), let size = Int(exactly: words[index + 1]), offset <= fileSize,
        size <= fileSize - offset
      else { return nil }
      sections.append(Section(offset: offset, size: size, checksum: words[index + 2]))
    }
    return (HashKey(first: words[magic.count + 1], second: words[magic.count + 2]), sections)
  }
}
