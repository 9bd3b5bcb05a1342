/// One replaced byte range: the only way in which a document ever changes.
public struct TextEdit: Sendable, Hashable {
  /// Byte offsets into the document that the edit was made for.
  public var range: Range<Int>
  /// The bytes that take their place.
  public var replacement: [UInt8]

  public init(range: Range<Int>, replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// The edit that takes this one back, given the bytes that it replaces.
  public func inverse(replacing old: some Sequence<UInt8>) -> TextEdit {
    TextEdit(range: range.lowerBound..<(range.lowerBound + replacement.count), replacement: Array(old))
  }
}
