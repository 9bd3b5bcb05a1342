/// Where two byte strings differ: the same start, the same end, and what stands between.
struct ByteDelta: Sendable, Hashable {
  /// What the old bytes have between; the new ones have it from the same start on.
  var old: Range<Int>
  var new: Range<Int>

  init(_ old: [UInt8], _ new: [UInt8]) {
    let start = Self.commonPrefix(old, new)
    let end = Self.commonSuffix(old, new, limit: min(old.count, new.count) - start)
    self.old = start..<(old.count - end)
    self.new = start..<(new.count - end)
  }

  /// Eight bytes at a time: files are compared far more often than they differ early.
  static func commonPrefix(_ a: [UInt8], _ b: [UInt8]) -> Int {
    a.withUnsafeBytes { a in
      b.withUnsafeBytes { b in
        let limit = min(a.count, b.count)
        var index = 0
        while index + 8 <= limit,
          a.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            == b.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        { index += 8 }
        while index < limit, a[index] == b[index] { index += 1 }
        return index
      }
    }
  }

  /// - Parameter limit: no more bytes than this, so that the end never reaches into the common start.
  static func commonSuffix(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
    a.withUnsafeBytes { a in
      b.withUnsafeBytes { b in
        var count = 0
        while count + 8 <= limit,
          a.loadUnaligned(fromByteOffset: a.count - count - 8, as: UInt64.self)
            == b.loadUnaligned(fromByteOffset: b.count - count - 8, as: UInt64.self)
        { count += 8 }
        while count < limit, a[a.count - count - 1] == b[b.count - count - 1] { count += 1 }
        return count
      }
    }
  }
}
