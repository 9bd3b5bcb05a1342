import Foundation
import SystemPackage
import Testing

@testable import Postings

@Suite struct DamagedIndexTests {
  private let folder = IndexedFolder()

  private func write(_ bytes: [UInt8], to file: FilePath) throws {
    let handle = try FileHandle(forWritingTo: URL(filePath: file.string))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data(bytes))
    try handle.close()
  }

  private func load() -> PostingTable? {
    folder.index.load(["/x"], options: folder.options, now: testNow) { head in use(head) }
  }

  private func kept() throws -> (table: PostingTable, file: FilePath, bytes: [UInt8]) {
    var random = Seeded(11)
    let sample = table((0..<40).map { random.record($0) })
    #expect(folder.index.keep(sample, of: ["/x"], options: folder.options))
    let file = try #require(folder.file)
    return (sample, file, [UInt8](try Data(contentsOf: URL(filePath: file.string))))
  }

  /// All that can be asked of a table; nothing of it may trap.
  private func use(_ table: PostingTable) {
    _ = table.summary
    for text in ["stage", "tag:civic", "price>3", "date>2016", "no:tag", "is:duplicate", "path:p1", "-locale:fr"] {
      guard let query = try? Query(text) else { continue }
      let rows = QueryMatcher(table).rows(matching: query.expression)
      _ = Facet("tag", of: rows, in: table)
      _ = SortOrder([SortOrder.Key("title"), SortOrder.Key("price")]).sorted(rows, in: table)
    }
    var changed = table
    changed.upsert(record("p1.md", "title: New\ntag: a, b"))
    changed.upsert(record("p0.en.md", "title: New\ntag: a, b"))
    var nowhere = Nowhere()
    CompactedColumns(of: changed, by: changed.newestFirst).write(to: &nowhere)
  }

  @Test("an index that is cut anywhere is as if it were not there")
  func cut() throws {
    let (_, file, bytes) = try kept()
    for length in [0, 1, 7, 8, IndexLayout.headerSize - 1, IndexLayout.headerSize]
      + stride(from: 100, to: bytes.count, by: 97)
    {
      try write(Array(bytes.prefix(length)), to: file)
      #expect(load() == nil)
    }
    try write(bytes + [1, 2, 3], to: file)
    #expect(load() != nil)
  }

  @Test("an index with any byte changed is as if it were not there")
  func flipped() throws {
    let (sample, file, bytes) = try kept()
    let handle = try FileHandle(forUpdating: URL(filePath: file.string))
    var random = Seeded(3)
    for _ in 0..<600 {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      try handle.seek(toOffset: UInt64(place))
      try handle.write(contentsOf: [bytes[place] ^ UInt8.random(in: 1...255, using: &random)])
      // What is no part of the whole table may change: then it is sound.
      if let loaded = load() { #expect(loaded.summary == sample.summary) }
      try handle.seek(toOffset: UInt64(place))
      try handle.write(contentsOf: [bytes[place]])
    }
    #expect(load()?.summary == sample.summary)
  }

  @Test("numbers that lead astray, with checksums that are right, trap nothing")
  func hostile() throws {
    let (_, file, bytes) = try kept()
    var random = Seeded(7)
    for _ in 0..<400 {
      var hostile = bytes
      var words = hostile.withUnsafeBytes { Array($0.bindMemory(to: UInt64.self).prefix(IndexLayout.headerWords)) }
      let (key, sections) = try #require(IndexLayout.read(words, fileSize: bytes.count))
      var changed = sections
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let section = Int.random(in: 1..<sections.count, using: &random)
        guard sections[section].size > 0 else { continue }
        let range = sections[section].offset..<sections[section].offset + sections[section].size
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
          let place = Int.random(in: range, using: &random)
          hostile[place] = UInt8.random(in: 0...255, using: &random)
        case 1:
          let start = range.lowerBound + Int.random(in: 0..<range.count, using: &random) & ~3
          let value = random.pick([0, 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, UInt32.max])
          for byte in 0..<4 where start + byte < range.upperBound {
            hostile[start + byte] = UInt8(value >> (8 * byte) & 0xFF)
          }
        case 2: changed[section].size = sections[section].size & ~63 / 2
        default: changed[section].size = 0
        }
      }
      for section in changed.indices {
        let range = changed[section].offset..<changed[section].offset + changed[section].size
        changed[section].checksum = hostile[range].withUnsafeBytes { Checksum.of($0) }
      }
      words = IndexLayout.header(key: key, changed)
      hostile.replaceSubrange(0..<IndexLayout.headerSize, with: words.withUnsafeBytes { [UInt8]($0) })
      try write(hostile, to: file)
      if let loaded = load() { use(loaded) }
    }
  }

  @Test("a header that speaks of more than there is, or of another version, is refused")
  func header() throws {
    let (_, _, bytes) = try kept()
    let words = bytes.withUnsafeBytes { Array($0.bindMemory(to: UInt64.self).prefix(IndexLayout.headerWords)) }
    let (key, sections) = try #require(IndexLayout.read(words, fileSize: bytes.count))
    for change in [(Int.max, 8), (8, Int.max), (bytes.count, 1), (bytes.count + 1, 0)] {
      var changed = sections
      (changed[3].offset, changed[3].size) = change
      #expect(IndexLayout.read(IndexLayout.header(key: key, changed), fileSize: bytes.count) == nil)
    }
    var other = words
    other[1] += 1 << 56
    other[other.count - 1] = other.dropLast().withUnsafeBytes { Checksum.of($0) }
    #expect(IndexLayout.read(other, fileSize: bytes.count) == nil)
    #expect(IndexLayout.read(Array(words.dropLast()), fileSize: bytes.count) == nil)
  }

  @Test("a folder where nothing can be written keeps nothing, and says so")
  func unwritable() {
    let index = CollectionIndex("/proc/nothing/here")
    #expect(!index.keep(table([record("/x/a.md", "title: A")]), of: ["/x"], options: folder.options))
    #expect(index.load(["/x"], options: folder.options, now: 0) == nil)
  }
}

/// Where columns are written that nobody wants.
private struct Nowhere: ColumnSink {
  func append<Element: BitwiseCopyable>(_ part: [Element]) {}
  func endColumn() {}
}
