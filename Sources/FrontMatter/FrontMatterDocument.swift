/// A file's bytes, the front matter found in them, and edits that change one range and nothing else.
public struct FrontMatterDocument: Sendable {
  /// The whole file, exactly as read.
  public private(set) var bytes: [UInt8]
  /// Nil when the file does not open with a fence.
  public private(set) var format: FrontMatterFormat?
  /// From after the opening fence's line to the start of the closing fence's line.
  public private(set) var frontMatterRange: Range<Int>
  /// From after the closing fence's line to the end; the whole file when there is no front matter.
  public private(set) var bodyRange: Range<Int>
  /// The fields at the top, in the order of the file: the sound ones even when `errors` is not empty.
  public private(set) var members: [FieldMember]
  /// What keeps the front matter from being read whole. Not empty: it can be edited as text only.
  public private(set) var errors: [FrontMatterError]
  /// What readers take in different ways, or silently drop.
  public private(set) var warnings: [FrontMatterWarning]

  /// Reads a file. Never fails: what is wrong with the file stands in ``errors``.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    self.format = nil
    self.frontMatterRange = 0..<0
    self.bodyRange = 0..<bytes.count
    self.members = []
    self.errors = []
    self.warnings = []
  }

  /// Whether a form may edit it: it has front matter, and all of it can be read.
  public var isEditable: Bool { format != nil && errors.isEmpty }

  /// The value at a path, with its place; the last of equal keys.
  public func node(at path: FieldPath) -> FieldNode? { nil }
  public func value(at path: FieldPath) -> FieldValue? { node(at: path)?.value }

  /// The one replaced range that does what is asked, already checked: with it applied, the path reads as asked, all
  /// other paths read as before, and the body is the same bytes.
  ///
  /// - Parameter style: how other postings spell this field, for a field that is new here.
  public func edit(for edit: FieldEdit, style: FieldNode.Spelling? = nil) throws(FrontMatterError) -> TextEdit {
    throw FrontMatterError(.noFrontMatter)
  }

  /// Replaces a range and reads the result; gives back the edit that undoes it.
  @discardableResult
  public mutating func apply(_ edit: TextEdit) -> TextEdit {
    let undo = edit.inverse(replacing: bytes[edit.range])
    var changed = bytes
    changed.replaceSubrange(edit.range, with: edit.replacement)
    self = FrontMatterDocument(changed)
    return undo
  }

  /// Line and column of a byte offset, both counted from 1, the column in Unicode scalars.
  public func position(at offset: Int) -> (line: Int, column: Int) { (1, 1) }
}

/// A value that is legal but does not mean one thing.
public struct FrontMatterWarning: Sendable, Hashable {
  public var kind: Kind
  public var path: FieldPath
  /// The bytes it is about.
  public var range: Range<Int>
  public var line: Int
  public var column: Int

  public enum Kind: Sendable, Hashable {
    /// YAML 1.1 and YAML 1.2 read it differently: the spelling and the two readings.
    case ambiguous(spelling: String, yaml11: String, yaml12: String)
    /// The key stands again further down; readers take the last.
    case duplicateKey(String)
    /// ` #` cuts an unquoted value: what is left, and what is lost.
    case cutByComment(kept: String, lost: String)
    /// Looks like a date and is none: `2019-22-08`.
    case impossibleDate(String)
  }

  public init(kind: Kind, path: FieldPath, range: Range<Int>, line: Int, column: Int) {
    self.kind = kind
    self.path = path
    self.range = range
    self.line = line
    self.column = column
  }
}
