internal import CFileCalls

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What an index knows of the files that a scan comes by, so that only those that changed are read.
public final class FileLedger: Sendable {
  /// What a file is known to be.
  enum Known {
    case posting(PostingTable.Row)
    case blank
  }

  let key: HashKey
  /// Row numbers are below it.
  let rowLimit: Int
  /// Open addressing by stamp; at most half full.
  private let slots: [Slot]
  /// Files that changed after it may change again unseen: nanoseconds since 1970-01-01T00:00Z.
  private let newestSure: Int64

  private struct Slot: BitwiseCopyable {
    var stamp = FileStamp.unknown
    var row = blank

    static let blank: PostingTable.Row = -1
  }

  /// Clocks of file systems tick every few milliseconds, those of FAT every two seconds.
  private static let clockTick: Int64 = 2_000_000_000

  /// Made just before a scan begins.
  ///
  /// - Parameter table: as it came from an index, else one that will take what the scan finds. What it knows of files
  ///   that are no postings is taken from it: the scan tells of those that are still there.
  public init(_ table: inout PostingTable) {
    defer { table.blanks = [] }
    key = table.key
    rowLimit = table.rowLimit
    newestSure = Self.now() - Self.clockTick
    slots = Self.slots(table)
  }

  private static func slots(_ table: PostingTable) -> [Slot] {
    let needed = table.stamps.count + table.blanks.count
    guard needed > 0 else { return [] }
    var size = 16
    while size < needed * 2 { size *= 2 }
    var slots = Array(repeating: Slot(), count: size)
    func insert(_ stamp: FileStamp, _ row: PostingTable.Row) {
      guard stamp != .unknown else { return }
      var index = Int(truncatingIfNeeded: stamp.rawValue) & (size - 1)
      while slots[index].stamp != .unknown { index = (index + 1) & (size - 1) }
      slots[index] = Slot(stamp: stamp, row: row)
    }
    for row in table.stamps.indices where table.rows[row].isPresent {
      insert(table.stamps[row], PostingTable.Row(row))
    }
    for stamp in table.blanks { insert(stamp, Slot.blank) }
    return slots
  }

  /// Whether it knows any file at all.
  var isEmpty: Bool { slots.isEmpty }

  func find(_ stamp: FileStamp) -> Known? {
    guard !slots.isEmpty, stamp != .unknown else { return nil }
    return slots.withUnsafeBufferPointer { slots in
      var index = Int(truncatingIfNeeded: stamp.rawValue) & (slots.count - 1)
      while slots[index].stamp != .unknown {
        if slots[index].stamp == stamp { return slots[index].row == Slot.blank ? .blank : .posting(slots[index].row) }
        index = (index + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  /// The stamp of a file that was just opened; unknown for one that changed so lately that it may change again unseen.
  func stamp(_ name: UnsafeRawBufferPointer, folder: UInt64, _ status: stat) -> FileStamp {
    let times = FileStamp.Times(status)
    guard max(times.modified, times.changed) < newestSure else { return .unknown }
    return FileStamp(name, folder: folder, status, key: key)
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
