public import FrontMatter

/// What each side did alone, for the screen that shows all that a merge comes to.
extension FieldMerge {
  /// Fields that I alone changed, in the order of mine.
  public var changedByMe: [FieldPath] { FieldComparison(base, mine, theirs).mine.map(\.target) }
  /// Fields that they alone changed.
  public var changedByThem: [FieldPath] { FieldComparison(base, mine, theirs).theirs }

  /// Both bodies put together line by line; nil when at most one side changed it.
  public var bodyMerge: LineMerge? {
    let (old, own, other) = (base.body, mine.body, theirs.body)
    if own.elementsEqual(old) || other.elementsEqual(old) || own.elementsEqual(other) { return nil }
    return LineMerge(base: old, mine: own, theirs: other)
  }

  /// One side’s text before the body, with the body that was chosen: where fields cannot be told apart.
  public func wholeHead(mine isMine: Bool, body: BodyChoice) -> FrontMatterDocument {
    FrontMatterDocument(Array(isMine ? mine.head : theirs.head) + (chosen(body) ?? Array(theirs.body)))
  }
}

extension FieldEdit {
  /// The field that a side changed.
  fileprivate var target: FieldPath {
    switch self {
    case .set(let path, _), .setLiteral(let path, _), .unset(let path), .rename(let path, _), .convertToList(let path),
      .insertItem(_, let path, _), .moveItem(let path, _, _):
      path
    case .insertKey(let key, let table, _, _): table.appending(key: key)
    }
  }
}
