/// A request as a notation understands it: about what exists, and one thing at a time.
struct FieldEditPlan {
  /// What the notation does now; nil when there is nothing to do.
  var step: FieldEdit?
  /// What is asked of the result; nil when that was all.
  var next: FieldEdit?

  private let members: [FieldMember]
  private static let depthLimit = 100

  init(_ edit: FieldEdit, in members: [FieldMember], syntax: any FrontMatterSyntax.Type) throws(FrontMatterError) {
    self.members = members
    if let value = edit.value, value.isDeeper(than: Self.depthLimit) {
      throw FrontMatterError(.tooDeep(limit: Self.depthLimit))
    }
    switch edit {
    case .set(let path, let value): step = try set(path, to: syntax.written(value), syntax: syntax)
    case .setLiteral(let path, let literal): try setLiteral(path, to: literal, syntax: syntax)
    case .unset(let path): try unset(path)
    case .rename(let path, let name): step = try rename(path, to: name)
    case .insertKey(let key, let table, let value, let place):
      step = try insertKey(key, of: table, to: syntax.written(value), at: place)
    case .insertItem(let value, let list, let index): step = try insertItem(syntax.written(value), of: list, at: index)
    case .moveItem(let list, let from, let to): step = try moveItem(of: list, from: from, to: to)
    case .convertToList(let path): step = try convertToList(path)
    }
  }

  private func set(
    _ path: FieldPath, to value: FieldValue, syntax: any FrontMatterSyntax.Type
  ) throws(FrontMatterError) -> FieldEdit? {
    guard !path.isEmpty else { throw FrontMatterError(.noSuchField(path)) }
    if let node = try reach(path) {
      return node.value == value && syntax.isSettled(node) ? nil : .set(path, to: value)
    }
    return try create(path, value)
  }

  private mutating func setLiteral(
    _ path: FieldPath, to literal: String, syntax: any FrontMatterSyntax.Type
  ) throws(FrontMatterError) {
    guard !path.isEmpty else { throw FrontMatterError(.noSuchField(path)) }
    guard let value = syntax.value(ofLiteral: Array(literal.utf8)) else {
      throw FrontMatterError(.notOneValue(literal))
    }
    let edit = FieldEdit.setLiteral(path, to: literal)
    if try reach(path) != nil {
      step = edit
    } else {
      step = try create(path, value)
      next = edit
    }
  }

  private mutating func unset(_ path: FieldPath) throws(FrontMatterError) {
    guard try reach(path) != nil, !path.isEmpty else { throw FrontMatterError(.noSuchField(path)) }
    step = .unset(path)
    guard case .key(let key)? = path.last else { return }
    if try table(path.parent).contains(where: { $0.isShadowed && $0.key.hasSameBytes(as: key) }) { next = .unset(path) }
  }

  private func rename(_ path: FieldPath, to name: String) throws(FrontMatterError) -> FieldEdit? {
    guard case .key(let key)? = path.last, try reach(path) != nil else { throw FrontMatterError(.noSuchField(path)) }
    if key.hasSameBytes(as: name) { return nil }
    let table = try table(path.parent)
    let taken = path.parent.appending(key: name)
    guard table.lastIndex(of: name) == nil else { throw FrontMatterError(.fieldExists(taken)) }
    // The other one would come to light: two fields out of one.
    guard !table.contains(where: { $0.isShadowed && $0.key.hasSameBytes(as: key) }) else {
      throw FrontMatterError(.duplicateKey(key))
    }
    return .rename(path, to: name)
  }

  private func insertKey(
    _ key: String, of path: FieldPath, to value: FieldValue, at place: FieldEdit.Place
  ) throws(FrontMatterError) -> FieldEdit? {
    if !path.isEmpty, try reach(path) == nil { throw FrontMatterError(.noSuchField(path)) }
    let table = try table(path)
    guard table.lastIndex(of: key) == nil else { throw FrontMatterError(.fieldExists(path.appending(key: key))) }
    switch place {
    case .before(let neighbour), .after(let neighbour):
      guard table.lastIndex(of: neighbour) != nil else {
        throw FrontMatterError(.noSuchField(path.appending(key: neighbour)))
      }
    case .first, .last: break
    }
    return .insertKey(key, of: path, to: value, at: place)
  }

  private func insertItem(_ value: FieldValue, of path: FieldPath, at index: Int) throws(FrontMatterError) -> FieldEdit?
  {
    guard let node = try reach(path) else { throw FrontMatterError(.noSuchField(path)) }
    if case .empty = node.value, index == 0 { return .set(path, to: .list([value])) }
    guard case .list = node.value, node.spelling != .alias else { throw FrontMatterError(.notAList(path)) }
    guard 0...node.items.count ~= index else { throw FrontMatterError(.indexOutOfRange(path, count: node.items.count)) }
    return .insertItem(value, of: path, at: index)
  }

  private func moveItem(of path: FieldPath, from: Int, to: Int) throws(FrontMatterError) -> FieldEdit? {
    guard let node = try reach(path) else { throw FrontMatterError(.noSuchField(path)) }
    guard case .list = node.value, node.spelling != .alias else { throw FrontMatterError(.notAList(path)) }
    guard node.items.indices.contains(from), node.items.indices.contains(to) else {
      throw FrontMatterError(.indexOutOfRange(path, count: node.items.count))
    }
    return from == to ? nil : .moveItem(of: path, from: from, to: to)
  }

  private func convertToList(_ path: FieldPath) throws(FrontMatterError) -> FieldEdit? {
    guard let node = try reach(path), !path.isEmpty else { throw FrontMatterError(.noSuchField(path)) }
    switch node.value {
    case .list: return nil
    case .table: throw FrontMatterError(.notAList(path))
    default: return .convertToList(path)
    }
  }

  /// The node at a path; nil when it is missing. Throws when the way leads through an alias.
  private func reach(_ path: FieldPath) throws(FrontMatterError) -> FieldNode? {
    for length in path.components.indices.dropFirst() {
      let prefix = FieldPath(Array(path.components.prefix(length)))
      if members.node(at: prefix)?.spelling == .alias { throw FrontMatterError(.onlyAsText(path)) }
    }
    return members.node(at: path)
  }

  /// The members of the table at a path, none when nothing stands there yet.
  private func table(_ path: FieldPath) throws(FrontMatterError) -> [FieldMember] {
    if path.isEmpty { return members }
    guard let node = members.node(at: path) else { throw FrontMatterError(.noSuchField(path)) }
    if node.spelling == .alias { throw FrontMatterError(.onlyAsText(path)) }
    switch node.value {
    case .table: return node.members
    case .empty: return []
    default: throw FrontMatterError(.notATableAt(path))
    }
  }

  /// Makes a field that is missing, with the tables on the way to it.
  private func create(_ path: FieldPath, _ value: FieldValue) throws(FrontMatterError) -> FieldEdit {
    var length = path.components.count - 1
    while length > 0, members.node(at: FieldPath(Array(path.components.prefix(length)))) == nil { length -= 1 }
    let holder = FieldPath(Array(path.components.prefix(length)))
    var made = value
    for component in path.components.dropFirst(length + 1).reversed() {
      switch component {
      case .key(let key): made = .table([.init(key: key, value: made)])
      case .index(0): made = .list([made])
      case .index: throw FrontMatterError(.indexOutOfRange(path.parent, count: 0))
      }
    }
    switch path.components[length] {
    case .key(let key):
      _ = try table(holder)
      return .insertKey(key, of: holder, to: made, at: .last)
    case .index(let index):
      guard !holder.isEmpty else { throw FrontMatterError(.notAList(holder)) }
      guard let edit = try insertItem(made, of: holder, at: index) else { throw FrontMatterError(.noSuchField(path)) }
      return edit
    }
  }
}

extension FieldEdit {
  fileprivate var value: FieldValue? {
    switch self {
    case .set(_, let value), .insertKey(_, _, let value, _), .insertItem(let value, _, _): value
    case .setLiteral, .unset, .rename, .moveItem, .convertToList: nil
    }
  }
}

extension FieldValue {
  /// Looks no deeper than the limit, however deep it is.
  fileprivate func isDeeper(than limit: Int) -> Bool {
    switch self {
    case .list(let items): limit == 0 || items.contains { $0.isDeeper(than: limit - 1) }
    case .table(let entries): limit == 0 || entries.contains { $0.value.isDeeper(than: limit - 1) }
    default: false
    }
  }
}
