public import FrontMatter

/// What a person decides about one field that both sides changed.
public enum MergeChoice: Sendable, Hashable {
  case mine
  case theirs
  /// Theirs, with what I added and without what I took out: lists and comma strings.
  case both
  case custom(FieldValue)
}

/// What a person decides about the body.
public enum BodyChoice: Sendable, Hashable {
  /// The one side that changed it; theirs when both did.
  case automatic
  case mine
  case theirs
  case custom([UInt8])
}

extension FieldMerge {
  /// Their bytes with all that I alone changed, and the fields in conflict as decided.
  ///
  /// - Parameter choices: a conflict that has none keeps theirs.
  /// - Throws: `FrontMatterError` when a choice cannot be spelled there; `noFrontMatter` or `brokenFrontMatter` when a
  ///   side has none that can be read by field.
  public func resolved(
    _ choices: [FieldPath: MergeChoice], body: BodyChoice = .automatic
  ) throws(FrontMatterError) -> FrontMatterDocument {
    for side in [base, mine, theirs] where !side.isEditable {
      throw side.errors.first ?? FrontMatterError(.noFrontMatter)
    }
    let fields = FieldComparison(base, mine, theirs)
    var edits = fields.mine
    for conflict in fields.conflicts { edits += try Self.edits(for: conflict, choices[conflict.path] ?? .theirs) }
    return try theirs.making(edits, body: chosen(body))
  }

  func chosen(_ body: BodyChoice) -> [UInt8]? {
    switch body {
    case .automatic: theirs.body.elementsEqual(base.body) ? Array(mine.body) : nil
    case .mine: Array(mine.body)
    case .theirs: nil
    case .custom(let bytes): bytes
    }
  }

  private static func edits(for field: FieldConflict, _ choice: MergeChoice) throws(FrontMatterError) -> [FieldEdit] {
    switch choice {
    case .theirs: return []
    case .custom(let value): return [.set(field.path, to: value)]
    case .mine: return [field.mine.map { .set(field.path, to: $0) } ?? .unset(field.path)]
    case .both:
      guard let union = FieldUnion(field) else { throw FrontMatterError(.notAList(field.path)) }
      return union.edits
    }
  }
}

/// Two changes of one list or comma string, both kept.
struct FieldUnion {
  let edits: [FieldEdit]

  init?(_ field: FieldConflict) {
    switch (field.mine, field.theirs) {
    case (.list(let mine)?, .list(let theirs)?):
      let base: [FieldValue] = if case .list(let base)? = field.base { base } else { [] }
      edits = Self.edits(field.path, base, mine, theirs)
    case (.text(let mine)?, .text(let theirs)?):
      let base: String = if case .text(let base)? = field.base { base } else { "" }
      guard [base, mine, theirs].contains(where: { $0.utf8.contains(UInt8(ascii: ",")) }) else { return nil }
      edits = [.set(field.path, to: .text(Self.text(base, mine, theirs)))]
    default: return nil
    }
  }

  private static func edits(
    _ path: FieldPath, _ base: [FieldValue], _ mine: [FieldValue], _ theirs: [FieldValue]
  ) -> [FieldEdit] {
    let (bases, mines, others) = (Set(base), Set(mine), Set(theirs))
    // From the last on, so that the indices of the others stay.
    let removed = theirs.indices.filter { bases.contains(theirs[$0]) && !mines.contains(theirs[$0]) }
    let added = mine.filter { !bases.contains($0) && !others.contains($0) }
    let count = theirs.count - removed.count
    return removed.reversed().map { .unset(path.appending(index: $0)) }
      + added.enumerated().map { .insertItem($1, of: path, at: count + $0) }
  }

  private static func text(_ base: String, _ mine: String, _ theirs: String) -> String {
    func key(_ tag: String) -> [UInt8] { Array(tag.utf8) }
    let bases = Set(TagText(base).tags.map(key))
    let mines = Set(TagText(mine).tags.map(key))
    let others = Set(TagText(theirs).tags.map(key))
    let kept = TagText(theirs).removing { bases.contains(key($0)) && !mines.contains(key($0)) }
    return TagText(mine).tags.filter { !bases.contains(key($0)) && !others.contains(key($0)) }
      .reduce(kept) { TagText($0).adding($1) }
  }
}
