/// The tables of one front matter or of one inline table while they are read, and the rules on who may add to them
/// (TOML 1.0, Table and Array of Tables).
///
/// They lie in one array and name each other by index, so that adding to any of them costs the same.
struct TOMLTables {
  typealias Problem = ParsedFrontMatter.Problem

  private enum Child {
    case value(FieldNode)
    case table(Int)
    case list(Int)
  }

  private enum Origin {
    /// Named on the way to another: `[a.b]` makes `a`, which may still get a header of its own.
    case implied
    case header
    /// `a.b = 1` makes `a`, to which only dotted keys add.
    case dotted
  }

  private struct Entry {
    var key: TOMLKey
    var child: Child
  }

  private struct Table {
    var origin: Origin
    /// Where its content would go: what an empty table's range is.
    var place: Int
    var depth: Int
    var entries: [Entry] = []
    /// Filled when there are more entries than a look at each of them is worth.
    var index: [FieldPath.Component: Int] = [:]

    func find(_ key: String) -> Int? {
      if entries.count > 8 { return index[.key(key)] }
      return entries.firstIndex { $0.key.text.hasSameBytes(as: key) }
    }

    mutating func append(_ entry: Entry) {
      entries.append(entry)
      if entries.count == 9 {
        for (place, entry) in entries.enumerated() { index[.key(entry.key.text)] = place }
      } else if entries.count > 9 {
        index[.key(entry.key.text)] = entries.count - 1
      }
    }
  }

  private var tables: [Table]
  private var lists: [[Int]] = []

  /// With the table at the top, whose index is 0.
  init(place: Int) {
    tables = [Table(origin: .header, place: place, depth: 0)]
  }

  /// A table that hangs nowhere: what follows a broken header goes there.
  mutating func detached(place: Int) -> Int {
    tables.append(Table(origin: .header, place: place, depth: 0))
    return tables.count - 1
  }

  func depth(of table: Int) -> Int { tables[table].depth }

  // MARK: Headers

  /// `[a.b]` or `[[a.b]]`: the index of the table that the lines below it go into.
  mutating func open(_ keys: [TOMLKey], isList: Bool, place: Int) throws(Problem) -> Int {
    var table = 0
    for key in keys.dropLast() { table = try step(to: key, from: table, place: place) }
    let key = keys[keys.count - 1]
    guard let found = tables[table].find(key.text) else {
      if !isList { return try add(.header, key, to: table, place: place) }
      let list = lists.count
      lists.append([])
      tables[table].append(Entry(key: key, child: .list(list)))
      return try addItem(to: list, under: table, key: key, place: place)
    }
    switch tables[table].entries[found].child {
    case .list(let list) where isList: return try addItem(to: list, under: table, key: key, place: place)
    case .table(let inner) where !isList && tables[inner].origin == .implied:
      tables[inner].origin = .header
      tables[inner].place = place
      return inner
    default: throw Problem(reason: .duplicateKey(key.text), offset: key.range.lowerBound)
    }
  }

  private mutating func step(to key: TOMLKey, from table: Int, place: Int) throws(Problem) -> Int {
    guard let found = tables[table].find(key.text) else { return try add(.implied, key, to: table, place: place) }
    switch tables[table].entries[found].child {
    case .table(let inner): return inner
    case .list(let list): return lists[list][lists[list].count - 1]
    case .value: throw Problem(reason: .duplicateKey(key.text), offset: key.range.lowerBound)
    }
  }

  private mutating func addItem(to list: Int, under table: Int, key: TOMLKey, place: Int) throws(Problem) -> Int {
    lists[list].append(tables.count)
    return try add(.header, at: tables[table].depth + 2, key, place: place)
  }

  private mutating func add(_ origin: Origin, _ key: TOMLKey, to table: Int, place: Int) throws(Problem) -> Int {
    tables[table].append(Entry(key: key, child: .table(tables.count)))
    return try add(origin, at: tables[table].depth + 1, key, place: place)
  }

  private mutating func add(_ origin: Origin, at depth: Int, _ key: TOMLKey, place: Int) throws(Problem) -> Int {
    tables.append(Table(origin: origin, place: place, depth: depth))
    guard depth <= TOMLScanner.depthLimit else {
      throw Problem(reason: .tooDeep(limit: TOMLScanner.depthLimit), offset: key.range.lowerBound)
    }
    return tables.count - 1
  }

  // MARK: Pairs

  /// `a.b = value` in a table.
  ///
  /// - Parameter depth: how many tables the table itself stands in.
  mutating func set(_ keys: [TOMLKey], to value: FieldNode, in table: Int, depth: Int) throws(Problem) {
    var table = table
    for key in keys.dropLast() {
      guard let found = tables[table].find(key.text) else {
        table = try add(.dotted, key, to: table, place: key.range.upperBound)
        continue
      }
      guard case .table(let inner) = tables[table].entries[found].child, tables[inner].origin == .dotted else {
        throw Problem(reason: .duplicateKey(key.text), offset: key.range.lowerBound)
      }
      table = inner
    }
    let key = keys[keys.count - 1]
    guard tables[table].find(key.text) == nil else {
      throw Problem(reason: .duplicateKey(key.text), offset: key.range.lowerBound)
    }
    tables[table].append(Entry(key: key, child: .value(value)))
  }

  // MARK: The result

  /// The members of the table at the top.
  func members() -> [FieldMember] { members(of: 0) }

  /// Recursion ends at the depth limit, which `add` keeps.
  private func members(of table: Int) -> [FieldMember] {
    tables[table].entries.map { entry in
      let node: FieldNode =
        switch entry.child {
        case .value(let value): value
        case .table(let inner): node(of: inner)
        case .list(let list): node(ofList: lists[list].map(node))
        }
      var member = FieldMember(key: entry.key.text, keyRange: entry.key.range, node: node)
      member.keySpelling = entry.key.spelling
      return member
    }
  }

  private func node(of table: Int) -> FieldNode {
    let members = members(of: table)
    let start = members.map(\.keyRange.lowerBound).min() ?? tables[table].place
    let end = members.map(\.node.range.upperBound).max() ?? tables[table].place
    var node = FieldNode(
      value: .table(members.map { .init(key: $0.key, value: $0.node.value) }), spelling: .blockTable,
      range: start..<max(start, end))
    node.members = members
    return node
  }

  private func node(ofList items: [FieldNode]) -> FieldNode {
    let start = items.map(\.range.lowerBound).min() ?? 0
    let end = items.map(\.range.upperBound).max() ?? start
    var node = FieldNode(value: .list(items.map(\.value)), spelling: .blockList, range: start..<end)
    node.items = items
    return node
  }
}
