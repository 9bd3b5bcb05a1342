public import FrontMatter
public import Postings

/// A posting's unsaved changes: the document as it was read, and what was asked since, in order.
///
/// Undo takes the last change away and makes the others again, so it is exact; so is taking back a single field.
public struct Draft: Sendable {
  /// As read from the disk.
  public private(set) var base: FrontMatterDocument
  /// With all changes made.
  public private(set) var document: FrontMatterDocument
  private var steps: [[PostingChange]] = []
  private var undone: [[PostingChange]] = []
  public let context: ChangeContext

  public init(_ base: FrontMatterDocument, context: ChangeContext) {
    self.base = base
    self.document = base
    self.context = context
  }

  public var isChanged: Bool { document.bytes != base.bytes }
  public var canUndo: Bool { !steps.isEmpty }
  public var canRedo: Bool { !undone.isEmpty }

  /// Makes one step of one or more changes; nothing is changed when it throws.
  mutating func make(_ changes: [PostingChange]) throws(ChangeError) {
    var changed = document
    for change in changes { try changed.make(change, in: context) }
    guard changed.bytes != document.bytes else { return }
    document = changed
    steps.append(changes)
    undone = []
  }

  mutating func undo() -> Bool {
    guard let step = steps.popLast() else { return false }
    undone.append(step)
    rebuild()
    return true
  }

  mutating func redo() -> Bool {
    guard let step = undone.popLast() else { return false }
    steps.append(step)
    rebuild()
    return true
  }

  /// Takes back all that was done to one field, or inside it.
  mutating func undoField(_ path: FieldPath) -> Bool {
    let isOther: ([PostingChange]) -> Bool = { step in !step.contains { $0.touches(path, tagsKey: context.tagsKey) } }
    let kept = steps.filter(isOther)
    guard kept.count < steps.count else { return false }
    steps = kept
    undone = []
    rebuild()
    return true
  }

  /// After a save: what is on the disk is the new base.
  mutating func rebase(onto saved: FrontMatterDocument) {
    base = saved
    document = saved
    steps = []
    undone = []
  }

  /// The same changes on another version of the file.
  func changesApplied(to other: FrontMatterDocument) throws(ChangeError) -> FrontMatterDocument {
    var changed = other
    for step in steps { for change in step { try changed.make(change, in: context) } }
    return changed
  }

  /// A step that no longer fits, since another was taken away before it, is dropped.
  private mutating func rebuild() {
    document = base
    steps = steps.filter { step in
      var changed = document
      for change in step { guard (try? changed.make(change, in: context)) != nil else { return false } }
      document = changed
      return true
    }
  }
}

extension PostingChange {
  func touches(_ path: FieldPath, tagsKey: String) -> Bool {
    switch self {
    case .set(let own, _), .setValue(let own, _), .setLiteral(let own, _), .unset(let own), .shiftDate(let own, _):
      own.components.starts(with: path.components)
    case .rename(let own, let key):
      own.components.starts(with: path.components) || own.parent.appending(key: key) == path
    case .addTag, .removeTag, .renameTag: path == FieldPath(key: tagsKey)
    }
  }
}
