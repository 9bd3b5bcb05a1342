public import FrontMatter
public import Postings

/// A posting's unsaved changes: the document as it was read, and what was asked since, in order.
///
/// Undo takes the last change away and makes the others again, so it is exact; so is taking back a single field. A save
/// does not end it: what was saved can be taken back in the form too.
public struct Draft: Sendable {
  /// As it is on the disk.
  public private(set) var base: FrontMatterDocument
  /// With all changes made.
  public private(set) var document: FrontMatterDocument
  public let context: ChangeContext
  /// What the first step was made on.
  private var origin: FrontMatterDocument
  private var steps: [Step] = []
  private var undone: [Step] = []
  /// Steps that are on the disk.
  private var savedCount = 0

  /// Changes that a person made at once, or a whole text: a draft that was restored, a merge.
  private enum Step: Sendable {
    case changes([PostingChange])
    case whole([UInt8])
  }

  public init(_ base: FrontMatterDocument, context: ChangeContext) {
    self.base = base
    self.document = base
    self.origin = base
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
    steps.append(.changes(changes))
    undone = []
  }

  /// Takes a whole text as one step.
  mutating func take(_ whole: FrontMatterDocument) {
    guard whole.bytes != document.bytes else { return }
    document = whole
    steps.append(.whole(whole.bytes))
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

  /// Takes back all that was done to one field, or inside it, since the last save.
  mutating func undoField(_ path: FieldPath) -> Bool {
    let saved = min(savedCount, steps.count)
    let kept = steps[saved...].filter { !touches($0, path) }
    let hadSteps = saved + kept.count < steps.count
    if hadSteps {
      steps = Array(steps[..<saved]) + kept
      undone = []
      rebuild()
    }
    // A text that was taken whole, or a change around the field, may hold one more of it.
    guard document.value(at: path) != base.value(at: path) else { return hadSteps }
    let change = base.value(at: path).map { PostingChange.setValue(path, to: $0) } ?? .unset(path)
    return (try? make([change])) != nil || hadSteps
  }

  private func touches(_ step: Step, _ path: FieldPath) -> Bool {
    guard case .changes(let changes) = step else { return false }
    return changes.contains { $0.touches(path, tagsKey: context.tagsKey) }
  }

  /// What is on the disk is the new base; where it is the draft, all steps stay to be undone.
  mutating func rebase(onto saved: FrontMatterDocument) {
    base = saved
    if saved.bytes == document.bytes {
      savedCount = steps.count
      return
    }
    document = saved
    origin = saved
    steps = []
    undone = []
    savedCount = 0
  }

  /// A step that no longer fits, since another was taken away before it, is dropped.
  private mutating func rebuild() {
    document = origin
    steps = steps.filter { step in
      switch step {
      case .whole(let bytes): document = FrontMatterDocument(bytes)
      case .changes(let changes):
        var changed = document
        for change in changes { guard (try? changed.make(change, in: context)) != nil else { return false } }
        document = changed
      }
      return true
    }
  }
}

extension PostingChange {
  func touches(_ path: FieldPath, tagsKey: String) -> Bool {
    switch self {
    case .set(let own, _), .setValue(let own, _), .setLiteral(let own, _), .unset(let own), .shiftDate(let own, _),
      .addItem(_, let own), .removeItem(_, let own):
      own.components.starts(with: path.components)
    case .rename(let own, let key):
      own.components.starts(with: path.components) || own.parent.appending(key: key) == path
    case .addTag, .removeTag, .renameTag: path == FieldPath(key: tagsKey)
    case .insertItem(_, let list, _), .moveItem(let list, _, _): list.components.starts(with: path.components)
    }
  }
}
