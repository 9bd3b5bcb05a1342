public import FrontMatter

/// Two changed versions of a posting put together field by field.
///
/// A field is a key with its value; tables are gone into, lists are one value. Where the changes stand on different
/// lines, both are taken as they were written, comments and spellings too. Else the result is their bytes with my
/// fields set in them.
public struct FieldMerge: Sendable {
  /// What both sides began with.
  public let base: FrontMatterDocument
  /// What is to be saved.
  public let mine: FrontMatterDocument
  /// What stands on the disk.
  public let theirs: FrontMatterDocument
  /// What comes of them.
  public let outcome: Outcome

  /// One document, or what a person must decide.
  public enum Outcome: Sendable {
    /// - `tookTheirs`: the fields that the other program had changed; the empty path for its body or its text as a
    ///   whole.
    case merged(FrontMatterDocument, tookTheirs: [FieldPath])
    case conflict(MergeConflict)
  }

  /// - Parameters:
  ///   - base: what both sides began with.
  ///   - mine: what is to be saved.
  ///   - theirs: what stands on the disk now.
  public init(base: FrontMatterDocument, mine: FrontMatterDocument, theirs: FrontMatterDocument) {
    self.base = base
    self.mine = mine
    self.theirs = theirs
    outcome = Self.merge(base, mine, theirs)
  }

  private static func merge(
    _ base: FrontMatterDocument, _ mine: FrontMatterDocument, _ theirs: FrontMatterDocument
  ) -> Outcome {
    if base.bytes == theirs.bytes || mine.bytes == theirs.bytes { return .merged(mine, tookTheirs: []) }
    if base.bytes == mine.bytes {
      return .merged(theirs, tookTheirs: FieldComparison(base, base, theirs).theirs + bodyPath(base, theirs))
    }
    let body = Part(base.body, mine.body, theirs.body)
    guard base.isEditable, mine.isEditable, theirs.isEditable, mine.format == theirs.format else {
      return mergeAsText(base, mine, theirs, body)
    }
    let fields = FieldComparison(base, mine, theirs)
    guard fields.conflicts.isEmpty, body != .contested else {
      return .conflict(MergeConflict(fields: fields.conflicts, body: body == .contested, frontMatterText: false))
    }
    guard let merged = combine(base, mine, theirs, fields, body) else {
      return .conflict(MergeConflict(fields: [], body: false, frontMatterText: true))
    }
    return .merged(merged, tookTheirs: fields.theirs + bodyPath(base, theirs))
  }

  private static func bodyPath(_ base: FrontMatterDocument, _ theirs: FrontMatterDocument) -> [FieldPath] {
    base.body.elementsEqual(theirs.body) ? [] : [FieldPath()]
  }

  /// Front matter that cannot be read is taken from the one side that changed it, or not at all.
  private static func mergeAsText(
    _ base: FrontMatterDocument, _ mine: FrontMatterDocument, _ theirs: FrontMatterDocument, _ body: Part
  ) -> Outcome {
    let head = Part(base.head, mine.head, theirs.head)
    guard head != .contested, body != .contested else {
      return .conflict(MergeConflict(fields: [], body: body == .contested, frontMatterText: head == .contested))
    }
    let bytes = head.choose(mine.head, theirs.head) + body.choose(mine.body, theirs.body)
    return .merged(FrontMatterDocument(Array(bytes)), tookTheirs: [FieldPath()])
  }

  /// By lines where that gives just the fields that are wanted; else by edits on theirs, or on mine where comments of
  /// mine would be lost without a word.
  private static func combine(
    _ base: FrontMatterDocument, _ mine: FrontMatterDocument, _ theirs: FrontMatterDocument, _ fields: FieldComparison,
    _ body: Part
  ) -> FrontMatterDocument? {
    guard let edited = try? theirs.making(fields.mine, body: body == .mine ? Array(mine.body) : nil) else { return nil }
    if let head = LineMerge(base: base.head, mine: mine.head, theirs: theirs.head).merged {
      let byLines = FrontMatterDocument(head + edited.body)
      if byLines.isEditable, byLines.body.elementsEqual(edited.body), byLines.hasSameFields(as: edited) {
        return byLines
      }
    }
    if isTold(mine, by: fields.mine, since: base) { return edited }
    let others = FieldComparison(base, theirs, mine).mine
    guard isTold(theirs, by: others, since: base), let onMine = try? mine.making(others, body: Array(edited.body)),
      onMine.hasSameFields(as: edited)
    else { return nil }
    return onMine
  }

  /// Whether edits of fields are all that a side did: no comment was changed, and a change that no field shows (another
  /// spelling, another order) was not all there is.
  private static func isTold(_ side: FrontMatterDocument, by edits: [FieldEdit], since base: FrontMatterDocument)
    -> Bool
  {
    side.comments == base.comments && (!edits.isEmpty || side.head.elementsEqual(base.head))
  }
}

/// What both sides changed, in different ways.
public struct MergeConflict: Sendable, Hashable {
  /// The fields that both changed, in the order of mine.
  public var fields: [FieldConflict]
  /// Both changed the body.
  public var body: Bool
  /// Both changed front matter that cannot be merged by field: it cannot be read, or comments would be lost.
  public var frontMatterText: Bool
}

/// One field that both sides changed; nil where it is missing.
public struct FieldConflict: Sendable, Hashable {
  /// Where it stands.
  public var path: FieldPath
  /// Before both changes.
  public var base: FieldValue?
  /// In what is to be saved.
  public var mine: FieldValue?
  /// On the disk.
  public var theirs: FieldValue?

  /// What a field is on each of three sides.
  public init(path: FieldPath, base: FieldValue?, mine: FieldValue?, theirs: FieldValue?) {
    self.path = path
    self.base = base
    self.mine = mine
    self.theirs = theirs
  }

  /// Whether the two can be kept both: lists, and texts of which one holds a comma.
  public var canKeepBoth: Bool { FieldUnion(self) != nil }
}

/// Which side changed a stretch of bytes.
private enum Part {
  /// The other program, or nobody.
  case theirs
  case mine
  case contested

  init(_ base: ArraySlice<UInt8>, _ mine: ArraySlice<UInt8>, _ theirs: ArraySlice<UInt8>) {
    self =
      mine.elementsEqual(theirs) || mine.elementsEqual(base) ? .theirs : theirs.elementsEqual(base) ? .mine : .contested
  }

  func choose(_ mine: ArraySlice<UInt8>, _ theirs: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    self == .mine ? mine : theirs
  }
}

extension FrontMatterDocument {
  /// All that stands before the body.
  var head: ArraySlice<UInt8> { bytes[..<bodyRange.lowerBound] }
  var body: ArraySlice<UInt8> { bytes[bodyRange] }

  /// Lines of the front matter that are a comment.
  fileprivate var comments: [ArraySlice<UInt8>] {
    guard format != .json else { return [] }
    return Lines.split(bytes[frontMatterRange]).map { $0.drop { $0 == 0x20 || $0 == 0x09 } }.filter {
      $0.first == UInt8(ascii: "#")
    }
  }

  fileprivate func hasSameFields(as other: FrontMatterDocument) -> Bool {
    FieldValue.sameTable(members.values, other.members.values)
  }

  /// Makes edits one after the other, and then puts another body in.
  func making(_ edits: [FieldEdit], body: [UInt8]?) throws(FrontMatterError) -> FrontMatterDocument {
    var document = self
    for edit in edits { document.apply(try document.edit(for: edit)) }
    if let body { document.apply(TextEdit(range: document.bodyRange, replacement: body)) }
    return document
  }
}

extension [FieldMember] {
  /// Those that readers see.
  var values: [FieldValue.Entry] {
    filter { !$0.isShadowed }.map { FieldValue.Entry(key: $0.key, value: $0.node.value) }
  }
}

extension FieldValue {
  /// The same keys with the same values, in any order, at every depth.
  fileprivate static func sameTable(_ a: [Entry], _ b: [Entry]) -> Bool {
    guard a.count == b.count else { return false }
    let others = Dictionary(b.map { (Array($0.key.utf8), $0.value) }, uniquingKeysWith: { $1 })
    return a.allSatisfy { entry in
      guard let other = others[Array(entry.key.utf8)] else { return false }
      if case .table(let inner) = entry.value, case .table(let otherInner) = other {
        return sameTable(inner, otherInner)
      }
      return entry.value == other
    }
  }
}
