internal import FrontMatter

/// Changes as a person types them on one line: `locale=en tag+="Civic Tech" tag-=x !type expires+=7d old=>new key:=[a, b]`.
///
/// ```
/// key=value      sets text, which takes the type of the value that it replaces
/// key:=literal   sets a value as the file itself would spell it
/// key=+7d        sets the day in seven days; -2w, +1m, -1y, today
/// key+=7d        moves the date that stands there, its spelling kept
/// tag+=a,b       adds tags;  tag-=a  takes them out; so too with the items of any list
/// !key           takes the field out
/// old=>new       gives the field another key
/// ```
/// Quotes keep blanks together, in a key and in a value; a backslash in quotes keeps the next character.
public struct ModifyLine: Sendable, Hashable {
  /// In the order typed.
  public var changes: [PostingChange]

  /// - Parameter now: seconds since 1970-01-01T00:00Z, for days such as `+7d`.
  /// - Throws: ``ModifyLineError`` with the place and what is wrong there.
  public init(_ text: String, roleMap: RoleMap = RoleMap(), now: Int) throws(ModifyLineError) {
    var reader = ModifyLineReader(text, roleMap: roleMap, today: Int((Double(now) / 86_400).rounded(.down)))
    changes = try reader.changes()
  }
}

/// Why a modify line cannot be understood.
public struct ModifyLineError: Error, Sendable, Hashable {
  /// Counted from 0 in bytes of the text.
  public var position: Int
  /// What is wrong there.
  public var reason: Reason

  /// An error at a place.
  public init(position: Int, reason: Reason) {
    self.position = position
    self.reason = reason
  }

  /// What a line can get wrong.
  public enum Reason: Sendable, Hashable {
    /// Nothing was typed.
    case nothing
    /// A word without `=` or `!`.
    case noOperator(String)
    case notAKey(String)
    case openQuote
    /// `+=` and `-=` are for tags, lists and dates.
    case cannotAdd(key: String)
    /// `+=` on a date wants `7d`, `2w`, `1m` or `1y`.
    case notASpan(String)
    case noValue(key: String)
    case noNewName(key: String)
  }
}

/// Reads the words of a line from left to right.
struct ModifyLineReader {
  private let bytes: [UInt8]
  private let roleMap: RoleMap
  private let today: Int
  private var next = 0

  init(_ text: String, roleMap: RoleMap, today: Int) {
    bytes = Array(text.utf8)
    self.roleMap = roleMap
    self.today = today
  }

  mutating func changes() throws(ModifyLineError) -> [PostingChange] {
    var changes: [PostingChange] = []
    skipBlanks()
    guard next < bytes.count else { throw ModifyLineError(position: next, reason: .nothing) }
    while next < bytes.count {
      changes += try change()
      skipBlanks()
    }
    return changes
  }

  private mutating func skipBlanks() { while next < bytes.count, bytes[next].isLineBlank { next += 1 } }

  private mutating func change() throws(ModifyLineError) -> [PostingChange] {
    let start = next
    if bytes[next] == UInt8(ascii: "!") {
      next += 1
      return [.unset(try key(String(decoding: try word(), as: UTF8.self), at: start))]
    }
    guard let equals = try equalsSign() else {
      throw ModifyLineError(position: start, reason: .noOperator(String(decoding: try word(), as: UTF8.self)))
    }
    let before = equals > start ? bytes[equals - 1] : 0
    let sign = [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ":")].contains(before) ? before : nil
    let name = String(decoding: bytes[start..<(sign == nil ? equals : equals - 1)], as: UTF8.self)
    let path = try key(name, at: start)
    next = equals + 1
    switch sign {
    case UInt8(ascii: ":"): return [.setLiteral(path, to: try literal(name))]
    case UInt8(ascii: "+"): return try adding(to: path, name)
    case UInt8(ascii: "-"): return try removing(from: path, name)
    default: return [try setting(path, name)]
    }
  }

  /// The `=` that ends the key; nil when the word has none.
  private func equalsSign() throws(ModifyLineError) -> Int? {
    var place = next
    while place < bytes.count, !bytes[place].isLineBlank {
      if bytes[place] == UInt8(ascii: "=") { return place }
      if bytes[place] == UInt8(ascii: "\"") { place = try endOfQuote(from: place) }
      place += 1
    }
    return nil
  }

  private func endOfQuote(from start: Int) throws(ModifyLineError) -> Int {
    var place = start + 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard place < bytes.count else { throw ModifyLineError(position: start, reason: .openQuote) }
    return place
  }

  private func key(_ text: String, at start: Int) throws(ModifyLineError) -> FieldPath {
    guard let path = FieldPath(text), !path.isEmpty else {
      throw ModifyLineError(position: start, reason: .notAKey(text))
    }
    return path
  }

  // MARK: What follows the sign

  private mutating func setting(_ path: FieldPath, _ name: String) throws(ModifyLineError) -> PostingChange {
    if next < bytes.count, bytes[next] == UInt8(ascii: ">") {
      let place = next
      next += 1
      let new = String(decoding: unquoted(try word()), as: UTF8.self)
      guard !new.isEmpty else { throw ModifyLineError(position: place, reason: .noNewName(key: name)) }
      return .rename(path, to: new)
    }
    let typed = try word()
    let value = String(decoding: unquoted(typed), as: UTF8.self)
    if isDate(path) {
      if value == "today" { return .set(path, to: PostingDate(day: today).dayText) }
      if let first = typed.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-"), let span = DateSpan(value) {
        return .set(path, to: PostingDate(day: span.applied(toDay: today)).dayText)
      }
    }
    return .set(path, to: value)
  }

  private mutating func adding(to path: FieldPath, _ name: String) throws(ModifyLineError) -> [PostingChange] {
    if isDate(path) { return [.shiftDate(path, by: try span(sign: ""))] }
    let isTags = role(of: path) == .tags
    return try items(of: path, name).map { isTags ? .addTag($0) : .addItem($0, to: path) }
  }

  private mutating func removing(from path: FieldPath, _ name: String) throws(ModifyLineError) -> [PostingChange] {
    if isDate(path) { return [.shiftDate(path, by: try span(sign: "-"))] }
    let isTags = role(of: path) == .tags
    return try items(of: path, name).map { isTags ? .removeTag($0) : .removeItem($0, from: path) }
  }

  private mutating func span(sign: String) throws(ModifyLineError) -> DateSpan {
    let place = next
    let text = String(decoding: unquoted(try word()), as: UTF8.self)
    guard let span = DateSpan(sign + text) else { throw ModifyLineError(position: place, reason: .notASpan(text)) }
    return span
  }

  /// A comma outside of quotes parts them.
  private mutating func items(of path: FieldPath, _ name: String) throws(ModifyLineError) -> [String] {
    let place = next
    // The other roles are single values.
    guard role(of: path) == .tags || role(of: path) == nil else {
      throw ModifyLineError(position: place, reason: .cannotAdd(key: name))
    }
    let word = try word()
    var isQuoted = false
    let parts = word.split { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return byte == UInt8(ascii: ",") && !isQuoted
    }
    let tags = parts.map { TagText.trim(String(decoding: unquoted(Array($0)), as: UTF8.self)) }.filter { !$0.isEmpty }
    guard !tags.isEmpty else { throw ModifyLineError(position: place, reason: .noValue(key: name)) }
    return tags
  }

  private func role(of path: FieldPath) -> Role? {
    let names = path.components.map { if case .key(let key) = $0 { key } else { "" } }
    return roleMap.role(ofKey: names.joined(separator: "."))?.role
  }

  private func isDate(_ path: FieldPath) -> Bool { role(of: path) == .date || role(of: path) == .expiry }

  /// Up to a blank outside of quotes, the quotes still in it.
  private mutating func word() throws(ModifyLineError) -> [UInt8] {
    let start = next
    while next < bytes.count, !bytes[next].isLineBlank {
      if bytes[next] == UInt8(ascii: "\"") { next = try endOfQuote(from: next) }
      next += 1
    }
    return Array(bytes[start..<next])
  }

  /// Up to a blank outside of quotes and brackets, as it is.
  private mutating func literal(_ name: String) throws(ModifyLineError) -> String {
    let start = next
    var depth = 0
    var quote: UInt8?
    while next < bytes.count, depth > 0 || quote != nil || !bytes[next].isLineBlank {
      let byte = bytes[next]
      if let open = quote {
        if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") { next += 1 }
        if byte == open { quote = nil }
      } else {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
        default: break
        }
      }
      next += 1
    }
    next = min(next, bytes.count)
    guard quote == nil else { throw ModifyLineError(position: start, reason: .openQuote) }
    guard next > start else { throw ModifyLineError(position: start, reason: .noValue(key: name)) }
    return String(decoding: bytes[start..<next], as: UTF8.self)
  }

  private func unquoted(_ word: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    var isQuoted = false
    var index = 0
    while index < word.count {
      var byte = word[index]
      index += 1
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
        continue
      }
      if byte == UInt8(ascii: "\\"), isQuoted, index < word.count {
        byte = word[index]
        index += 1
      }
      plain.append(byte)
    }
    return plain
  }
}

extension UInt8 {
  fileprivate var isLineBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
