internal import FrontMatter
internal import SystemPackage

/// One write as the journal keeps it: enough to take it back exactly, and to merge when the file has changed since.
struct JournalEntry: Sendable {
  /// Absolute, without links.
  var path: FilePath
  var mode: FilePermissions
  var isInPlace: Bool
  /// Nil: the file did not exist before.
  var old: ContentHash?
  /// Nil: the write removed the file.
  var new: ContentHash?
  /// A stretch of the old bytes that holds at least those that were replaced. From the start of the file on where that
  /// is short, so that its front matter can be compared with what stands there now; all of it for a write in place.
  var stretch: [UInt8]
  var stretchStart: Int
  /// What the new bytes have in the place of `replaced`.
  var replacement: [UInt8]
  /// In the old bytes.
  var replaced: Range<Int>

  /// Up to here the old bytes are kept from the start of the file on.
  private static let headLimit = 64 << 10

  init(_ write: PlannedWrite) {
    path = write.path
    mode = write.mode
    isInPlace = write.isInPlace
    old = write.old.map { ContentHash($0) }
    new = write.new.map { ContentHash($0) }
    guard let old = write.old else {
      (stretch, stretchStart, replacement, replaced) = ([], 0, [], 0..<0)
      return
    }
    guard let new = write.new, !write.isInPlace else {
      (stretch, stretchStart) = (old, 0)
      let delta = write.new.map { ByteDelta(old, $0) }
      replacement = delta.map { Array(write.new![$0.new]) } ?? []
      replaced = delta?.old ?? 0..<old.count
      return
    }
    let delta = ByteDelta(old, new)
    replaced = delta.old
    replacement = Array(new[delta.new])
    let headEnd = max(delta.old.upperBound, FrontMatterDocument(old).bodyRange.lowerBound)
    stretchStart = headEnd <= Self.headLimit ? 0 : delta.old.lowerBound
    stretch = Array(old[stretchStart..<max(stretchStart, headEnd <= Self.headLimit ? headEnd : delta.old.upperBound)])
  }

  /// Where the replacement stands in the new bytes.
  private var added: Range<Int> { replaced.lowerBound..<(replaced.lowerBound + replacement.count) }

  /// The old bytes, given the new ones; nil when it does not come out as it was.
  func old(from new: [UInt8]) -> [UInt8]? {
    guard added.upperBound <= new.count else { return nil }
    let kept = (replaced.lowerBound - stretchStart)..<(replaced.upperBound - stretchStart)
    let bytes = new[..<added.lowerBound] + stretch[kept] + new[added.upperBound...]
    return ContentHash(bytes) == old ? Array(bytes) : nil
  }

  /// The old bytes, when all of them were kept.
  var wholeOld: [UInt8]? {
    guard let old, stretchStart == 0, ContentHash(stretch) == old else { return nil }
    return stretch
  }

  /// The starts of the old and the new file, when they were kept: up to the same byte of what follows in both.
  var heads: (old: [UInt8], new: [UInt8])? {
    guard stretchStart == 0, old != nil, new != nil else { return nil }
    return (stretch, Array(stretch[..<replaced.lowerBound] + replacement + stretch[replaced.upperBound...]))
  }

  func write(to writer: inout RecordWriter) {
    writer.put(path)
    writer.put(UInt32(mode.rawValue))
    writer.put(UInt8(isInPlace ? 1 : 0) | UInt8(old == nil ? 0 : 2) | UInt8(new == nil ? 0 : 4))
    if let old { writer.put(old) }
    if let new { writer.put(new) }
    writer.put(UInt64(stretchStart))
    writer.put(stretch)
    writer.put(replacement)
    writer.put(UInt64(replaced.lowerBound))
    writer.put(UInt64(replaced.upperBound))
  }

  /// Nil when the fields do not fit together: a file of our own is no more trusted than another.
  init?(_ reader: inout RecordReader) {
    guard let path = reader.path(), let mode = reader.number(UInt32.self), mode <= 0o7777,
      let flags = reader.number(UInt8.self), flags < 8
    else { return nil }
    self.path = path
    self.mode = FilePermissions(rawValue: CInterop.Mode(mode))
    isInPlace = flags & 1 != 0
    if flags & 2 != 0 {
      guard let hash = reader.hash() else { return nil }
      old = hash
    }
    if flags & 4 != 0 {
      guard let hash = reader.hash() else { return nil }
      new = hash
    }
    guard let start = reader.count(upTo: PostingFile.sizeLimit), let stretch = reader.content(),
      let replacement = reader.content(), let lower = reader.count(), let upper = reader.count(),
      start <= lower, lower <= upper, upper - start <= stretch.count
    else { return nil }
    stretchStart = start
    self.stretch = Array(stretch)
    self.replacement = Array(replacement)
    replaced = lower..<upper
  }
}

/// The writes of one batch, and the command that made them.
struct JournalRecord: Sendable {
  var group: UInt64
  var purpose: WriteGroup.Purpose
  var time: Int64
  var label: String
  var entries: [JournalEntry]

  private static let version: UInt8 = 1

  var payload: [UInt8] {
    var writer = RecordWriter()
    writer.put(Self.version)
    writer.put(group)
    let (kind, target) = purpose.code
    writer.put(kind)
    writer.put(target)
    writer.put(time)
    writer.put(label)
    writer.put(UInt64(entries.count))
    for entry in entries { entry.write(to: &writer) }
    return writer.bytes
  }

  init(group: UInt64, purpose: WriteGroup.Purpose, time: Int64, label: String, entries: [JournalEntry]) {
    self.group = group
    self.purpose = purpose
    self.time = time
    self.label = label
    self.entries = entries
  }

  init?(_ payload: ArraySlice<UInt8>) {
    var reader = RecordReader(payload)
    guard reader.number(UInt8.self) == Self.version, let group = reader.number(UInt64.self),
      let kind = reader.number(UInt8.self), let target = reader.number(UInt64.self),
      let purpose = WriteGroup.Purpose(kind, target), let time = reader.number(Int64.self), let label = reader.text(),
      let count = reader.count(upTo: payload.count)
    else { return nil }
    self.init(group: group, purpose: purpose, time: time, label: label, entries: [])
    for _ in 0..<count {
      guard let entry = JournalEntry(&reader) else { return nil }
      entries.append(entry)
    }
    guard reader.isAtEnd else { return nil }
  }
}
