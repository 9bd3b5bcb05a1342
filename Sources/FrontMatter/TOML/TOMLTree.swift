/// The tables that the statements of a TOML text build, with the rules on what may be added to what (TOML 1.0,
/// “Table”, “Inline Table” and “Array of Tables”).
///
/// The nodes lie in one array and name each other by index.
struct TOMLTree {
  struct Node {
    var kind: Kind
    /// In the order of the file.
    var members: [Member] = []
    /// The tables of an array of tables.
    var items: [Int] = []
    /// The key parts that name it, in headers and dotted keys.
    var names: [Range<Int>] = []
    /// All statements that write it or something in it, in the order of the file.
    var statements: [Int] = []
    /// From the end of its header, or from the key below it, to the end of the last statement in it.
    var range: Range<Int>
    var depth: Int
  }

  enum Kind {
    /// Only named on the way to another one, by a header: may still get its own.
    case implied
    /// Has its own header.
    case header
    /// Made by dotted keys.
    case dotted
    /// `[[name]]`
    case list
  }

  struct Member {
    var key: TOMLKeyPart
    var content: Content
  }

  enum Content {
    case value(FieldNode)
    case node(Int)
  }

  static let root = 0
  /// Up to so many members are searched one by one.
  private static let shortTable = 12

  private(set) var nodes = [Node(kind: .header, range: 0..<0, depth: 0)]
  private var places = TOMLKeyIndex()

  var isEmpty: Bool { nodes[Self.root].members.isEmpty }

  // MARK: Statements

  /// `[keys]` or `[[keys]]`: gives the nodes on the way to the table that the entries after it go to, that one last.
  mutating func open(
    _ keys: [TOMLKeyPart], asItem isItem: Bool, range: Range<Int>, statement: Int
  ) throws(TOMLScanner.Failure) -> [Int] {
    var way: [Int] = []
    var holder = Self.root
    for part in keys.dropLast() {
      let node: Int
      switch content(of: part, in: holder) {
      case nil: node = add(part, .implied, to: holder, range)
      case .value: throw duplicate(part)
      case .node(let known): node = known
      }
      nodes[node].names.append(part.range)
      way.append(node)
      holder = node
      if nodes[node].kind == .list, let item = nodes[node].items.last {
        way.append(item)
        holder = item
      }
    }
    let last = keys[keys.count - 1]
    way += try isItem ? item(last, of: holder, range) : [table(last, of: holder, range)]
    note(statement, range, on: way)
    return way
  }

  private mutating func table(
    _ part: TOMLKeyPart, of holder: Int, _ range: Range<Int>
  ) throws(TOMLScanner.Failure) -> Int {
    let node: Int
    switch content(of: part, in: holder) {
    case nil: node = add(part, .header, to: holder, range.upperBound..<range.upperBound)
    case .node(let known) where nodes[known].kind == .implied:
      nodes[known].kind = .header
      node = known
    default: throw duplicate(part)
    }
    nodes[node].names.append(part.range)
    return node
  }

  private mutating func item(
    _ part: TOMLKeyPart, of holder: Int, _ range: Range<Int>
  ) throws(TOMLScanner.Failure) -> [Int] {
    let list: Int
    switch content(of: part, in: holder) {
    case nil: list = add(part, .list, to: holder, range)
    case .node(let known) where nodes[known].kind == .list: list = known
    default: throw duplicate(part)
    }
    nodes[list].names.append(part.range)
    nodes.append(Node(kind: .header, range: range.upperBound..<range.upperBound, depth: nodes[list].depth + 1))
    nodes[list].items.append(nodes.count - 1)
    return [list, nodes.count - 1]
  }

  /// `keys = value` in a table.
  mutating func add(_ entry: TOMLEntry, to table: Int, statement: Int, way: [Int] = []) throws(TOMLScanner.Failure) {
    var way = way
    var holder = table
    for (index, part) in entry.keys.dropLast().enumerated() {
      let range = entry.keys[index + 1].range.lowerBound..<entry.node.range.upperBound
      let node: Int
      switch content(of: part, in: holder) {
      case nil: node = add(part, .dotted, to: holder, range)
      case .node(let known) where nodes[known].kind == .dotted || nodes[known].kind == .implied:
        nodes[known].kind = .dotted
        node = known
      default: throw duplicate(part)
      }
      nodes[node].names.append(part.range)
      way.append(node)
      holder = node
    }
    let last = entry.keys[entry.keys.count - 1]
    guard content(of: last, in: holder) == nil else { throw duplicate(last) }
    append(Member(key: last, content: .value(entry.node)), to: holder)
    note(statement, entry.range, on: way)
  }

  private func duplicate(_ part: TOMLKeyPart) -> TOMLScanner.Failure {
    TOMLScanner.Failure(reason: .duplicateKey(part.text), offset: part.range.lowerBound)
  }

  private mutating func note(_ statement: Int, _ range: Range<Int>, on way: [Int]) {
    for node in way {
      nodes[node].statements.append(statement)
      let known = nodes[node].range
      nodes[node].range = min(known.lowerBound, range.upperBound)..<max(known.upperBound, range.upperBound)
    }
  }

  // MARK: Members

  private mutating func add(_ part: TOMLKeyPart, _ kind: Kind, to holder: Int, _ range: Range<Int>) -> Int {
    nodes.append(Node(kind: kind, range: range, depth: nodes[holder].depth + 1))
    append(Member(key: part, content: .node(nodes.count - 1)), to: holder)
    return nodes.count - 1
  }

  private mutating func append(_ member: Member, to holder: Int) {
    nodes[holder].members.append(member)
    let count = nodes[holder].members.count
    guard count > Self.shortTable else { return }
    // The short table's members come in when it is short no more.
    for index in (count == Self.shortTable + 1 ? 0 : count - 1)..<count {
      places.add(index, TOMLKeyIndex.hash(nodes[holder].members[index].key.text, in: holder), to: holder)
    }
  }

  func memberIndex(of key: String, in holder: Int) -> Int? {
    guard nodes[holder].members.count > Self.shortTable else {
      return nodes[holder].members.firstIndex { $0.key.text.hasSameBytes(as: key) }
    }
    return places.member(TOMLKeyIndex.hash(key, in: holder), in: holder) {
      nodes[holder].members[$0].key.text.hasSameBytes(as: key)
    }
  }

  private func content(of part: TOMLKeyPart, in holder: Int) -> Content? {
    memberIndex(of: part.text, in: holder).map { nodes[holder].members[$0].content }
  }

  // MARK: Fields

  /// The members of a table as fields; depth is limited, so that this may call itself.
  func fieldMembers(of table: Int) -> [FieldMember] {
    nodes[table].members.map { member in
      let node =
        switch member.content {
        case .value(let node): node
        case .node(let index): fieldNode(index)
        }
      var field = FieldMember(key: member.key.text, keyRange: member.key.range, node: node)
      field.keySpelling = member.key.spelling
      return field
    }
  }

  func fieldNode(_ index: Int) -> FieldNode {
    let node = nodes[index]
    if node.kind == .list {
      let items = node.items.map(fieldNode)
      var field = FieldNode(value: .list(items.map(\.value)), spelling: .blockList, range: node.range)
      field.items = items
      return field
    }
    let members = fieldMembers(of: index)
    let entries = members.map { FieldValue.Entry(key: $0.key, value: $0.node.value) }
    var field = FieldNode(value: .table(entries), spelling: .blockTable, range: node.range)
    field.members = members
    return field
  }
}
