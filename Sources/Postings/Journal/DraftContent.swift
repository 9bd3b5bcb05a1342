/// What a form keeps of a draft: both texts whole, so that it can be gone on with whatever became of the file.
public struct DraftContent: Sendable, Hashable {
  /// The file as it was read.
  public var base: [UInt8]
  /// With all that was changed in it.
  public var draft: [UInt8]

  /// A draft and what it was made on.
  public init(base: [UInt8], draft: [UInt8]) {
    self.base = base
    self.draft = draft
  }

  /// Reads what ``bytes`` wrote; nil when it is something else.
  public init?(_ content: [UInt8]) {
    var reader = RecordReader(content[...])
    guard let base = reader.content(), let draft = reader.content(), reader.isAtEnd else { return nil }
    self.init(base: Array(base), draft: Array(draft))
  }

  /// As ``StoredDraft/content`` holds it.
  public var bytes: [UInt8] {
    var writer = RecordWriter()
    writer.put(base)
    writer.put(draft)
    return writer.bytes
  }
}
