internal import SystemPackage

/// Writes the fields of a record one after the other: integers little-endian, bytes after their count.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }

  mutating func put(_ content: some Collection<UInt8>) {
    put(UInt64(content.count))
    bytes += content
  }

  mutating func put(_ text: String) { put(Array(text.utf8)) }
  mutating func put(_ path: FilePath) { put(path.bytes) }
  mutating func put(_ hash: ContentHash) {
    put(hash.first)
    put(hash.second)
  }
}

/// Reads them back; a field that does not fit ends the reading, and never the process.
struct RecordReader {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    self.index = bytes.startIndex
  }

  var isAtEnd: Bool { index == bytes.endIndex }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
    let size = MemoryLayout<Number>.size
    guard bytes.endIndex - index >= size else { return nil }
    let value = bytes[index..<(index + size)].withUnsafeBytes { $0.loadUnaligned(as: Number.self) }
    index += size
    return Number(littleEndian: value)
  }

  /// A count that is not negative and no more than `limit`.
  mutating func count(upTo limit: Int = .max) -> Int? {
    guard let number = number(UInt64.self), number <= UInt64(limit) else { return nil }
    return Int(number)
  }

  mutating func content() -> ArraySlice<UInt8>? {
    guard let count = count(upTo: bytes.endIndex - index) else { return nil }
    defer { index += count }
    return bytes[index..<(index + count)]
  }

  mutating func text() -> String? { content().map { String(decoding: $0, as: UTF8.self) } }
  /// Absolute, and without the NUL that would cut it.
  mutating func path() -> FilePath? {
    guard let content = content(), content.first == UInt8(ascii: "/"), !content.contains(0) else { return nil }
    return FilePath(bytes: content)
  }
  mutating func hash() -> ContentHash? {
    guard let first = number(UInt64.self), let second = number(UInt64.self) else { return nil }
    return ContentHash(first: first, second: second)
  }
}

/// A record between others: a mark, the count of its bytes, their checksum, the bytes.
///
/// A reader that meets damage looks for the next mark whose checksum holds, so that what stands behind is not lost.
enum RecordFrame {
  private static let mark: [UInt8] = [0x8F, 0x70, 0x73, 0x74, 0x0A]
  private static let headLength = 5 + 8 + 16
  /// Of one record; more is damage.
  private static let lengthLimit = 256 << 20

  static func framed(_ payload: [UInt8]) -> [UInt8] {
    var writer = RecordWriter()
    for byte in mark { writer.put(byte) }
    writer.put(UInt64(payload.count))
    writer.put(ContentHash(payload))
    return writer.bytes + payload
  }

  /// The payloads of all sound records, in their order.
  ///
  /// - Returns: also how often something damaged was skipped; a record cut short by a kill is one.
  static func payloads(in bytes: [UInt8]) -> (payloads: [ArraySlice<UInt8>], damaged: Int) {
    var payloads: [ArraySlice<UInt8>] = []
    var damaged = 0
    var index = 0
    var isSkipping = false
    while index < bytes.count {
      if let payload = payload(in: bytes, at: index) {
        payloads.append(payload)
        index = payload.endIndex
        isSkipping = false
      } else {
        if !isSkipping { damaged += 1 }
        isSkipping = true
        index = bytes[(index + 1)...].firstIndex(of: mark[0]) ?? bytes.count
      }
    }
    return (payloads, damaged)
  }

  private static func payload(in bytes: [UInt8], at index: Int) -> ArraySlice<UInt8>? {
    guard bytes.count - index >= headLength, bytes[index..<(index + mark.count)].elementsEqual(mark) else { return nil }
    var reader = RecordReader(bytes[(index + mark.count)...])
    guard let length = reader.count(upTo: min(lengthLimit, bytes.count - index - headLength)), let hash = reader.hash()
    else { return nil }
    let payload = bytes[(index + headLength)..<(index + headLength + length)]
    return ContentHash(payload) == hash ? payload : nil
  }
}
