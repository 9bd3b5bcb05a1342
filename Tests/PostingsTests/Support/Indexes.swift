import Foundation
import SystemPackage

@testable import Postings

/// A folder of postings, and a folder for its index.
struct IndexedFolder {
  let postings = SampleFolder()
  private let cache = SampleFolder()
  var options = CollectionScan.Options()

  var index: CollectionIndex {
    chmod(cache.path.string, 0o700)
    var index = CollectionIndex(cache.path)
    index.minimumCount = 0
    return index
  }

  /// The only index in its folder.
  var file: FilePath? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: cache.path.string)) ?? []
    return names.first { $0.hasSuffix(".index") }.map { cache.file($0) }
  }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: cache.path.string)) ?? [] }

  /// So that they are not taken for files that may still change within this tick of the clock.
  ///
  /// The time of the last change of attributes cannot be set: it is waited for.
  static func letTimePass() async { try? await Task.sleep(for: .milliseconds(2050)) }

  /// Reads all files, and keeps them.
  @discardableResult
  func keep() -> PostingTable {
    var empty = PostingTable(now: testNow)
    let ledger = FileLedger(&empty)
    let table = scan([postings.path], options, ledger: ledger, into: empty).table
    index.keep(table, of: [postings.path], options: options)
    return table
  }

  func load() -> PostingTable? { index.load([postings.path], options: options, now: testNow) }

  /// What a start with an index comes to: how many files were read, and the table.
  func check() -> (read: Int, table: PostingTable)? {
    guard var known = load() else { return nil }
    let ledger = FileLedger(&known)
    let result = scan([postings.path], options, ledger: ledger, into: known)
    var table = result.table
    var missing = RowSet(limit: known.rowLimit, full: true)
    for row in result.unchanged { missing.subtract(row) }
    for row in result.rows where Int(row) < known.rowLimit { missing.remove(row) }
    missing.forEach { table.remove($0) }
    return (result.rows.count, table)
  }
}

extension PostingTable {
  /// All that is known of each posting that is there, as text, in the order of paths.
  var summary: [String] {
    (0..<Row(rowLimit)).filter { isPresent($0) }.map { row in
      let fields = allFieldNames.sorted().flatMap { name in values(row, of: name).map { "\(name)=\($0.kind)\($0.text)" }
      }
      let roles: [String?] = [title(row), dateText(row), locale(row), type(row), state(row).rawValue]
      let rest = [tags(row).joined(separator: "|"), "\(instant(row) ?? -1)", String(describing: isPublished(row))]
      return ([path(row).string] + fields + roles.map { $0 ?? "-" } + rest).joined(separator: " ; ")
    }.sorted()
  }
}
