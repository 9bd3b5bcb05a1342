internal import FrontMatter

/// What the fields of one front matter are called while it is scanned: `contact.name`, `missions.end` for every item of
/// `missions`.
struct DottedNames {
  /// By the depth of a field: the last one that was seen there.
  private var levels = Array(repeating: Level(), count: FieldScanner.Field.depthLimit + 2)
  private var tableCount = 0
  /// All dotted keys, those of lists and tables too, which are no names of values.
  private var keys = StringPool()
  /// By key: the table in which it was last seen.
  private var lastTable: [Int] = []
  /// By key: its id among the names of values, nil as long as no value has it.
  private var names: [UInt32?] = []
  private var room: [UInt8] = []
  /// By key at the margin, plus one: the one that came after it last; at 0 the first one. Most front matters have the
  /// keys of the one before, and then none need be looked for.
  private var followers: [UInt32?] = [nil]
  /// The last key at the margin, plus one.
  private var place = 0

  /// More keys than any site has.
  private static let limit = 2000

  private struct Level {
    var key: UInt32 = 0
    var isInList = false
    /// The table that keys of this depth stand in, by its number.
    var table = 0
  }

  /// Begins another front matter.
  mutating func begin() {
    if keys.count > Self.limit { reset() }
    tableCount += 1
    levels[0].table = tableCount
    place = 0
  }

  /// Forgets the ids of names.
  mutating func reset() {
    keys = StringPool()
    lastTable = []
    names = []
    followers = [nil]
    place = 0
  }

  /// Notes the next field.
  ///
  /// - Returns: false for a key that the parser must tell: one that was there before in its table, holds a dot, or is a
  ///   word that readers take for a flag.
  mutating func take(_ field: FieldScanner.Field, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let depth = field.depth
    levels[depth].isInList = field.isItem || depth > 0 && levels[depth - 1].isInList
    if field.isItem {
      levels[depth].key = levels[depth - 1].key
    } else {
      let word = UnsafeRawBufferPointer(rebasing: bytes[field.key])
      guard let key = depth == 0 ? key(atMargin: word) : key(word, below: levels[depth - 1].key) else { return false }
      guard lastTable[key] != levels[depth].table else { return false }
      lastTable[key] = levels[depth].table
      levels[depth].key = UInt32(key)
    }
    if field.spelling == .blockTable {
      tableCount += 1
      levels[depth + 1].table = tableCount
    }
    return true
  }

  private mutating func key(atMargin word: UnsafeRawBufferPointer) -> Int? {
    if let likely = followers[place], keys.equals(likely, word) {
      place = Int(likely) + 1
      return Int(likely)
    }
    guard Self.isPlain(word) else { return nil }
    let key = note(keys.intern(word).id)
    followers[place] = UInt32(key)
    place = key + 1
    return key
  }

  private mutating func key(_ word: UnsafeRawBufferPointer, below key: UInt32) -> Int? {
    guard Self.isPlain(word) else { return nil }
    room.removeAll(keepingCapacity: true)
    room.append(contentsOf: keys[key])
    room.append(UInt8(ascii: "."))
    room.append(contentsOf: word)
    return note(keys.intern(room).id)
  }

  private static func isPlain(_ word: UnsafeRawBufferPointer) -> Bool {
    !word.contains(UInt8(ascii: ".")) && PlainScalarKind.kind(of: word) == .text
  }

  /// Makes room for what is known of a key.
  private mutating func note(_ key: UInt32) -> Int {
    while lastTable.count < keys.count {
      lastTable.append(0)
      names.append(nil)
      followers.append(nil)
    }
    return Int(key)
  }

  // MARK: Of the last field at a depth

  /// The id of its name among the names of values.
  mutating func name(_ depth: Int, in pool: inout StringPool) -> UInt32 {
    let key = Int(levels[depth].key)
    if let name = names[key] { return name }
    let name = keys[UInt32(key)].withUnsafeBytes { pool.intern($0).id }
    names[key] = name
    return name
  }

  /// Whether it stands in a list, or in a table of one.
  func isInList(_ depth: Int) -> Bool { levels[depth].isInList }
}
