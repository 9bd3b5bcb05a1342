/// A file's bytes, the front matter found in them, and edits that change one range and nothing else.
public struct FrontMatterDocument: Sendable {
  /// The whole file, exactly as read.
  public private(set) var bytes: [UInt8]
  /// Nil when the file does not open with a fence.
  public private(set) var format: FrontMatterFormat?
  /// From after the opening fence's line to the start of the closing fence's line; the object itself, braces included,
  /// for a JSON object without fences.
  public private(set) var frontMatterRange: Range<Int>
  /// From after the closing fence's line to the end; the whole file when there is no front matter.
  public private(set) var bodyRange: Range<Int>
  /// The fields at the top, in the order of the file: the sound ones even when `errors` is not empty.
  public private(set) var members: [FieldMember]
  /// What keeps the front matter from being read whole. Not empty: it can be edited as text only.
  public private(set) var errors: [FrontMatterError]
  /// What was met in reading that readers take in different ways; ``warnings`` has more.
  private var met: [ParsedFrontMatter.Warning]
  /// The notation of a file that has no fences; nil: they are looked for.
  private var plainFormat: FrontMatterFormat?

  /// Reads a file that is all in one notation, without fences and without a body: a file of settings.
  ///
  /// Never fails, like ``init(_:)``; edits are as lossless and as proven.
  public init(plain bytes: [UInt8], format: FrontMatterFormat) {
    self.init(bytes, plainFormat: format)
  }

  /// Reads a file. Never fails: what is wrong with the file stands in ``errors``.
  ///
  /// Only the front matter is looked at, so that the cost does not grow with the body.
  public init(_ bytes: [UInt8]) {
    self.init(bytes, plainFormat: nil)
  }

  private init(_ bytes: [UInt8], plainFormat: FrontMatterFormat?) {
    self.bytes = bytes
    self.plainFormat = plainFormat
    format = nil
    frontMatterRange = 0..<0
    bodyRange = 0..<bytes.count
    members = []
    errors = []
    met = []
    read()
  }

  /// Whether a form may edit it: it has front matter, and all of it can be read.
  public var isEditable: Bool { format != nil && errors.isEmpty }

  /// What readers take in different ways, or silently drop; found anew at each call, in the order of the file.
  public var warnings: [FrontMatterWarning] {
    guard let format else { return [] }
    let found = met + DuplicateKeys.warnings(for: members) + format.syntax.warnings(for: members, in: source)
    if found.isEmpty { return [] }
    var positions = PositionSweep(bytes)
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { warning in
      let (line, column) = positions.position(of: warning.range.lowerBound)
      return FrontMatterWarning(
        kind: warning.kind, path: warning.path, range: warning.range, line: line, column: column)
    }
  }

  /// The value at a path, with its place; the last of equal keys.
  public func node(at path: FieldPath) -> FieldNode? {
    members.node(at: path)
  }

  /// What the field at a path means, nil when there is none.
  public func value(at path: FieldPath) -> FieldValue? { node(at: path)?.value }

  /// The one replaced range that does what is asked, already checked: with it applied, the path reads as asked, all
  /// other paths read as before and are spelled by the same bytes, and the body is the same bytes.
  ///
  /// What is already so gives an edit that replaces nothing by nothing. Taking out a key that stands twice takes out
  /// both, since the other one would come to light.
  ///
  /// - Parameters:
  ///   - edit: What to do, and to which field.
  ///   - style: How other postings spell this field, for a field that is new here.
  /// - Throws: ``FrontMatterError`` when what is asked cannot be; the document is as before.
  public func edit(for edit: FieldEdit, style: FieldNode.Spelling? = nil) throws(FrontMatterError) -> TextEdit {
    try FieldEditor(self, style: style).textEdit(for: edit)
  }

  /// Replaces a range and reads the result; gives back the edit that undoes it.
  ///
  /// - Precondition: the edit was made for these bytes: its range lies within them.
  @discardableResult
  public mutating func apply(_ edit: TextEdit) -> TextEdit {
    precondition(edit.range.upperBound <= bytes.count, "this edit was made for other bytes")
    let undo = edit.inverse(replacing: bytes[edit.range])
    let isInBody = format != nil && errors.isEmpty && edit.range.lowerBound > bodyRange.lowerBound
    bytes.replaceSubrange(edit.range, with: edit.replacement)
    if isInBody {
      bodyRange = bodyRange.lowerBound..<bytes.count
    } else {
      read()
    }
    return undo
  }

  /// Line and column of a byte offset, both counted from 1, the column in Unicode scalars.
  public func position(at offset: Int) -> (line: Int, column: Int) { bytes.position(of: offset) }

  var source: FrontMatterSource { FrontMatterSource(bytes: bytes, range: frontMatterRange) }

  /// All up to the body: enough to read it again, whatever the size of the file.
  var withoutBody: FrontMatterDocument {
    var head = self
    head.bytes = Array(bytes[..<bodyRange.lowerBound])
    head.bodyRange = bodyRange.lowerBound..<bodyRange.lowerBound
    return head
  }

  private mutating func read() {
    members = []
    errors = []
    met = []
    if let plainFormat {
      format = plainFormat
      frontMatterRange = (bytes.hasByteOrderMark ? 3 : 0)..<bytes.count
      bodyRange = bytes.count..<bytes.count
    } else {
      let fences = FrontMatterFences(bytes)
      format = fences.format
      frontMatterRange = fences.frontMatterRange
      bodyRange = fences.bodyRange
      errors = fences.errors.map(located)
    }
    guard let format else { return }
    if let problem = FrontMatterFences.foreignByte(in: bytes, frontMatterRange) {
      errors.append(located(problem))
      return
    }
    let parsed = format.syntax.parse(source)
    members = parsed.members
    met = parsed.warnings
    if errors.isEmpty { errors = ConflictMarkers.explaining(parsed.errors, in: source).map(located) }
  }

  private func located(_ problem: ParsedFrontMatter.Problem) -> FrontMatterError {
    let (line, column) = bytes.position(of: problem.offset)
    return FrontMatterError(problem.reason, line: line, column: column, sourceLine: bytes.lineText(at: problem.offset))
  }
}

extension [FieldMember] {
  /// The node at a path that leads down from these members.
  func node(at path: FieldPath) -> FieldNode? {
    guard case .key(let key)? = path.components.first, let index = lastIndex(of: key) else { return nil }
    var node = self[index].node
    for component in path.components.dropFirst() {
      guard let child = node.child(component) else { return nil }
      node = child
    }
    return node
  }
}

extension FieldNode {
  /// The item or the value under a key, nil when there is none.
  func child(_ component: FieldPath.Component) -> FieldNode? {
    switch component {
    case .key(let key): members.lastIndex(of: key).map { members[$0].node }
    case .index(let index): items.indices.contains(index) ? items[index] : nil
    }
  }
}
