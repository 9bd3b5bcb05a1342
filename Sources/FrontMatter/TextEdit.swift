/// One replaced byte range: the only way in which a document ever changes.
public struct TextEdit: Sendable, Hashable {
  /// Byte offsets into the document that the edit was made for.
  public var range: Range<Int>
  /// The bytes that take their place.
  public var replacement: [UInt8]

  /// These bytes in the place of that range.
  public init(range: Range<Int>, replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// The edit that takes this one back, given the bytes that it replaces.
  ///
  /// Not inlined: where the result is dropped, Swift 6.3.1 with optimisation frees the new array before the bytes are
  /// copied into it, which AddressSanitizer shows in `TOMLRandomEditTests`.
  @inline(never)
  public func inverse(replacing old: some Sequence<UInt8>) -> TextEdit {
    TextEdit(range: range.lowerBound..<(range.lowerBound + replacement.count), replacement: Array(old))
  }

  /// The smallest edit that turns one text into another.
  init(from old: [UInt8], to new: [UInt8]) {
    let shorter = min(old.count, new.count)
    var start = 0
    while start < shorter, old[start] == new[start] { start += 1 }
    var tail = 0
    while tail < shorter - start, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    self.init(range: start..<(old.count - tail), replacement: Array(new[start..<(new.count - tail)]))
  }
}
