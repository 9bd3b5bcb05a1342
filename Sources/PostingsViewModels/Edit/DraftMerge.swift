internal import FrontMatter

/// A draft and what another program wrote meanwhile, field by field.
struct DraftMerge {
  /// Fields at the top that the other program changed. Its body is always kept: a form changes none.
  private(set) var theirs: [String] = []
  /// Those of them that the draft changed too, to something else.
  private(set) var contested: [String] = []

  init(_ draft: Draft, current: FrontMatterDocument) {
    let keys = (draft.base.members + draft.document.members + current.members).map(\.key)
    var seen: Set<[UInt8]> = []
    for key in keys where seen.insert(Array(key.utf8)).inserted {
      let path = FieldPath(key: key)
      let (base, mine, other) = (draft.base.value(at: path), draft.document.value(at: path), current.value(at: path))
      guard other != base else { continue }
      theirs.append(key)
      if mine != base, mine != other { contested.append(key) }
    }
  }
}
